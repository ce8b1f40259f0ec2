import ts from 'typescript'
import { expect, test } from 'vitest'
import { calledBy, nodesOf, readSources, type Source } from './sources'

const pages = await readSources(['app/*.tsx', 'checkout/app/*.tsx', 'payment-partner/app/*.tsx'])

/**
 * Calls that end a page with Next's "not found", which is an empty document until its scripts run.
 */
const MAY_BE_ABSENT = ['notFound', 'orNotFound', 'slugOf']

/** Only a page or a layout can show something instead. */
function lacksOrAbsent(source: Source) {
  if (!MAY_BE_ABSENT.some((name) => source.text.includes(`${name}(`))) return false
  const nodes = nodesOf(source)
  const saysSo = nodes.some((node) => ts.isExportAssignment(node) && calledBy(node.expression) === 'orAbsent')

  return (
    nodes.some((node) => MAY_BE_ABSENT.includes(calledBy(node))) &&
    !(saysSo && /(^|\/)(page|layout)\.tsx$/.test(source.file))
  )
}

/** A form with a state that may hold an error, and nothing in its file that announces one. */
function failsSilently(source: Source) {
  if (!/useForm|useActionState/.test(source.text)) return false
  const nodes = nodesOf(source)
  const names = new Set(nodes.flatMap((node) => (ts.isIdentifier(node) ? [node.text] : [])))
  const mayFail =
    nodes.some((node) => calledBy(node) === 'useForm') ||
    (names.has('useActionState') &&
      ['error', 'mistake', 'mistakes', 'failure', 'wrong'].some((name) => names.has(name)))
  const announces = nodes.some(
    (node) =>
      (ts.isJsxOpeningLikeElement(node) && /^(Form|Errors|ErrorSummary)$/.test(node.tagName.getText())) ||
      (ts.isJsxAttribute(node) && node.name.getText() === 'announces') ||
      (ts.isStringLiteral(node) && node.text === 'alert'),
  )

  return mayFail && !announces
}

test('a page of a missing record shows so before its scripts', () => {
  expect(pages.length).toBeGreaterThan(300)
  expect(pages.filter(lacksOrAbsent).map(({ file }) => file)).toEqual([])
})

test('a form that may return an error announces it to screen readers', () => {
  expect(pages.filter(failsSilently).map(({ file }) => file)).toEqual([])
})

test.each([
  ['posts/page.tsx', 'export default async function Post() { notFound() }', true],
  ['posts/page.tsx', 'export default orAbsent(async function Post() { notFound() })', false],
  ['posts/thread.tsx', 'export default orAbsent(async () => show().catch(orNotFound(1)))', true],
])('whether %s with %s leaves the document empty', (file, text, empty) => {
  expect(lacksOrAbsent({ file, text })).toBe(empty)
})

test.each([
  ['const form = useForm(send); return <form {...form.props} />', true],
  ['const form = useForm(send); return <Form of={form} />', false],
  ['const [{ error }] = useActionState(send, {}); return <p>{error}</p>', true],
  ['const [{ error }] = useActionState(send, {}); return <p role="alert">{error}</p>', false],
])('whether %s fails silently', (text, silent) => {
  expect(failsSilently({ file: 'form.tsx', text })).toBe(silent)
})
