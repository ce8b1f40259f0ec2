import ts from 'typescript'
import { expect, test } from 'vitest'
import { nodesOf, readSources, type Source } from './sources'

/** A value is named after its content, so a bare participle is no name: `asked` may be a wish. */
const WORDS =
  'told|said|asked|kept|meant|wished|shown|given|wanted|found|heard|seen|gone|known|brought|taken|noted|begun|looked|judged'
const PARTICIPLE = new RegExp(`^(${WORDS})$`, 'i')
/** As the first half of a name, these hide it as well: `askedDraw` is a request. */
const HIDDEN_HALF = /^(asked|told|said|meant|heard|wished)[A-Z]|^(Asked|Told|Said|Meant|Heard|Wished)[A-Z]/
/** Fields read with their object, so `comment.seen` is clear; these hide what they hold even there. */
const HIDDEN_FIELD = /^(told|said|asked|kept|meant|wished|given|heard|noted|known|begun|looked|judged)$/
/** A text without any of the words needs no syntax tree. */
const MENTION = new RegExp(`\\b(${WORDS})(\\b|[A-Z])`, 'i')

test('no variable, parameter, function, type or field is named by a participle alone', async () => {
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
  ['rows.find(([known]) => known)', ['planted.ts: known']],
  ['function read({ request: asked }: Props) {}', ['planted.ts: asked']],
  ['const { id, ...found } = row', ['planted.ts: found']],
  ['type Added = { id: string; wanted: number; asked: number }', ['planted.ts: asked']],
  ['class Browser { kept = 1 }', ['planted.ts: kept']],
  ['return { rows, known: true }', ['planted.ts: known']],
  ['type AskedDraw = { nonce: string }', ['planted.ts: AskedDraw']],
  ['const heardBy = listen(page)', ['planted.ts: heardBy']],
  ['const { seen, price } = claims', []],
  ["const text = 'const kept = 1'\n// const kept = 1\nconst keptRows = text", []],
])('in %j the rule finds %j', (text, findings) => {
  expect(findParticiples({ file: 'planted.ts', text })).toEqual(findings)
})

const findParticiples = (source: Source) =>
  nodesOf(source).flatMap((node) => {
    const name = nameOf(node)
    const isHidden = name ? PARTICIPLE.test(name) || HIDDEN_HALF.test(name) : HIDDEN_FIELD.test(fieldOf(node) ?? '')

    return isHidden ? [`${source.file}: ${name ?? fieldOf(node)}`] : []
  })

function nameOf(node: ts.Node) {
  const isNamed =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    (ts.isBindingElement(node) && !bindsField(node))

  return isNamed && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined
}

/** In `{ seen }` the name is the field's; in `{ price: seen }`, `[seen]` and `{ ...seen }` it is new. */
const bindsField = (node: ts.BindingElement) =>
  ts.isObjectBindingPattern(node.parent) && !node.propertyName && !node.dotDotDotToken

function fieldOf(node: ts.Node) {
  const isField = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)

  return isField && ts.isIdentifier(node.name) ? node.name.text : undefined
}
