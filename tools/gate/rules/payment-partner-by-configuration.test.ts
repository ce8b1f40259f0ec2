import ts from 'typescript'
import { expect, test } from 'vitest'
import { nodesOf, readSources, type Source } from './sources'

/**
 * Names that exist only for the simulated payment partner. A shop that used one could not switch to
 * a real one.
 */
const CONTROLS = /\b_sim\b|%5Fsim|\/simulator\b|\bSIM_MODE\b|\bKASIR_\w+/
const ADDRESSES = /payment-partner|kasir\.localhost|:3002\b/

function namesSimulated({ file, text }: Source) {
  // Messages of the environment contain examples of addresses.
  const isNamed = (text: string) => CONTROLS.test(text) || (ADDRESSES.test(text) && !file.endsWith('/environment.ts'))

  return (
    isNamed(text) &&
    nodesOf({ file, text }).some(
      (node) =>
        (ts.isIdentifier(node) ||
          ts.isLiteralExpression(node) ||
          ts.isTemplateLiteralToken(node) ||
          ts.isJsxText(node)) &&
        isNamed(node.text),
    )
  )
}

test('nothing that the shop ships names the simulated payment partner or its controls', async () => {
  const shipped = await readSources(
    ['app', 'server', 'db', 'i18n'].flatMap((room) => [`checkout/${room}/*.ts`, `checkout/${room}/*.tsx`]),
    /\.test\.tsx?$|\/testing\/|\/test-[\w-]+\.ts$/,
  )

  expect(shipped.length).toBeGreaterThan(100)
  expect(shipped.filter(namesSimulated).map(({ file }) => file)).toEqual([])
})

test.each([
  "await fetch(base + '/_sim/transactions/ORDER-1/pay', { method: 'POST' })",
  'const page = `/simulator/qris`',
  'if (process.env.SIM_MODE) pretend()',
  'const key = process.env.KASIR_CONSOLE_KEY',
  "const partner = 'http://kasir.localhost'",
])('a line such as %s is found', (text) => {
  expect(namesSimulated({ file: 'planted.ts', text })).toBe(true)
})
