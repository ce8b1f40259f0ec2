import ts from 'typescript'
import { expect, test } from 'vitest'
import { nodesOf, readSources, type Source } from './sources'

/** A value is named after its content, so a bare participle is no name: `asked` may be a wish. */
const WORDS =
  'told|said|asked|kept|meant|wished|shown|given|wanted|found|heard|seen|gone|known|brought|taken|noted|begun'
const PARTICIPLE = new RegExp(`^(${WORDS})$`, 'i')
/** A text without any of the words needs no syntax tree. */
const MENTION = new RegExp(`\\b(${WORDS})\\b`, 'i')

test('no variable, parameter, function or type is named by a participle alone', async () => {
  const sources = await readSources(['*.ts', '*.tsx'])

  expect(sources.length).toBeGreaterThan(3000)
  expect(sources.filter(({ text }) => MENTION.test(text)).flatMap(findParticiples)).toEqual([])
})

test.each([
  ['const asked = await read()', ['planted.ts: asked']],
  ['const [found] = await sql`select 1`', ['planted.ts: found']],
  ['type Seen = { at: number }', ['planted.ts: Seen']],
  ['function told() {}', ['planted.ts: told']],
  ['rows.find((known) => known.id)', ['planted.ts: known']],
  ["const text = 'const kept = 1'\n// const kept = 1\nconst keptRows = text", []],
])('in %j the rule finds %j', (text, findings) => {
  expect(findParticiples({ file: 'planted.ts', text })).toEqual(findings)
})

const findParticiples = (source: Source) =>
  nodesOf(source).flatMap((node) => {
    const name = nameOf(node)

    return name && PARTICIPLE.test(name) ? [`${source.file}: ${name}`] : []
  })

/** Names of an object's fields are free: a field reads with its object. */
function nameOf(node: ts.Node) {
  const isNamed =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    (ts.isBindingElement(node) && ts.isArrayBindingPattern(node.parent) && !ts.isParameter(node.parent.parent))

  return isNamed && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined
}
