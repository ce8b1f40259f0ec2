import ts from 'typescript'
import { expect, test } from 'vitest'
import { readSources, type Source } from './sources'

/** A comment that begins with one of these hides its subject. */
const HIDES_THE_SUBJECT = /^(Of|What|Who|Whoever|Whatever|Whose|Nobody|Somebody)\b/
const LONGEST_LINE = 120

test('each comment begins with its subject, and no line of one is too long', async () => {
  const sources = await readSources(['*.ts', '*.tsx', '*.mjs', '*.cjs', '*.js'], /(^|\/)(dist|vendor)\//)

  expect(sources.length).toBeGreaterThan(2000)
  expect(sources.flatMap(findRiddles)).toEqual([])
})

test('each comment of configuration, SQL and stylesheets begins with its subject, too', async () => {
  const sources = await readSources(['*.yml', '*.yaml', '*.cfg', '*.conf', '*.service', '*.example', '*.sql', '*.css'])

  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap(findHiddenSubjects)).toEqual([])
})

test.each(['# Where they are sent to.', '  -- Nobody without a password.', '/* What a beat shows. */'])(
  'in a file of settings, %j is found',
  (text) => {
    expect(findHiddenSubjects({ file: 'planted.yml', text: `a: 1\n${text}` })).toEqual([
      `planted.yml:2: ${text.trim()}`,
    ])
  },
)

test.each([
  ['// Of a reader who is gone nobody reads it.\nread()', 'planted.tsx:1: Of a reader who is gone nobody reads it.'],
  ['/**\n * Reads it.\n * Whoever asks waits.\n */\nread()', 'planted.tsx:3: Whoever asks waits.'],
  ['const shown = <p>{/* What is shown. */}it’s</p>', 'planted.tsx:1: What is shown.'],
  [`// ${'long '.repeat(30)}\nread()`, `planted.tsx:1: ${'long '.repeat(30).trim()}`],
])('%j is found', (text, finding) => {
  expect(findRiddles({ file: 'planted.tsx', text })).toEqual([finding])
})

test('a text that looks like a comment is none', () => {
  const text = "const said = '// Who asks?'\nconst shown = <p>// What is shown</p>"

  expect(findRiddles({ file: 'planted.tsx', text })).toEqual([])
})

/** A setting's comment that asks a question instead of naming the value. */
const HIDES_THE_VALUE = /^\s*(#|--|\/\*)\s*(Of|What|Who|Whoever|Whatever|Whose|Nobody|Somebody|Where|How|Which)\b/

const findHiddenSubjects = ({ file, text }: Source) =>
  text
    .split('\n')
    .flatMap((line, index) => (HIDES_THE_VALUE.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []))

function findRiddles({ file, text: source }: Source) {
  const lines = source.split('\n')
  if (!lines.some(mayBeFound)) return []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest)

  return commentsOf(tree).flatMap(({ pos, end }) => {
    const first = tree.getLineAndCharacterOfPosition(pos).line

    return source
      .slice(pos, end)
      .split('\n')
      .map((line) =>
        line
          .replace(/^\s*(\/\/+|\/\*+|\*+(?!\/))\s*/, '')
          .replace(/\s*\*\/$/, '')
          .trim(),
      )
      .map((text, index) => ({ text, number: first + index, written: lines[first + index] ?? '' }))
      .filter(
        ({ text, written }) => HIDES_THE_SUBJECT.test(text) || (written.length > LONGEST_LINE && isAlone(written)),
      )
      .map(({ text, number }) => `${file}:${number + 1}: ${text}`)
  })
}

/** A cheap look, so that only files with such a line are parsed. */
const mayBeFound = (line: string) =>
  (line.length > LONGEST_LINE && isAlone(line)) ||
  /(\/\/|\/\*|^\s*\*)[/*\s]*(Of|What|Who|Whoever|Whatever|Whose|Nobody|Somebody)\b/.test(line)

/** Whether a line holds a comment and no code. */
const isAlone = (line: string) => /^\s*(\/\/|\/?\*)/.test(line)

function commentsOf(tree: ts.SourceFile) {
  const comments = new Map<number, ts.CommentRange>()
  const texts: ts.Node[] = []
  const visit = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.JsxText) texts.push(node)
    for (const range of ts.getLeadingCommentRanges(tree.text, node.getFullStart()) ?? []) comments.set(range.pos, range)
    for (const range of ts.getTrailingCommentRanges(tree.text, node.getEnd()) ?? []) comments.set(range.pos, range)
    for (const child of node.getChildren(tree)) visit(child)
  }
  visit(tree)

  return [...comments.values()].filter(({ pos }) => !texts.some((text) => text.pos <= pos && pos < text.end))
}
