import { expect, test } from 'vitest'
import type { FaultCode } from './controls/control'
import { isProven } from './planted-violations'

const violation = { row: 9, finds: 'asked_from_elsewhere' as const }
const red = (row: number, ...codes: FaultCode[]) => ({ row, leaks: codes.map((code) => ({ code, values: {} })) })

test('a violation is proven by its own finding in its own row alone', () => {
  expect(isProven(violation, [red(9, 'asked_from_elsewhere')])).toBe(true)
})

test.each([
  ['a check that broke', [red(9)]],
  ['another finding', [red(9, 'extra_claim')]],
  ['another row beside it', [red(9, 'asked_from_elsewhere'), red(7, 'extra_claim')]],
  ['another row', [red(7, 'asked_from_elsewhere')]],
  ['no red row', []],
])('%s proves nothing', (_what, turned) => {
  expect(isProven(violation, turned)).toBe(false)
})
