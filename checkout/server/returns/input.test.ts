import { expect, test } from 'vitest'
import { returnForm } from './input'

const request = { orderId: 'PSR-23456789ABCD', reason: 'damaged', note: 'Pecah di jalan.' }
const tooMany = 'return_of_too_many'

const read = (serum: string, mug: string) => {
  const { data, error } = returnForm.safeParse({
    ...request,
    lines: [
      { sku: 'AYU-SERUM', most: 2, quantity: serum },
      { sku: 'KALA-MUG', most: 2, quantity: mug },
    ],
  })

  return data
    ? data.lines.map(({ quantity }) => quantity)
    : error?.issues.map(({ path, message }) => [path.join('.'), message])
}

test.each<[string, string, unknown]>([
  ['', '1', [0, 1]],
  ['２', ' 0 ', [2, 0]],
  ['0', '', [['lines.0.quantity', 'return_of_nothing']]],
  ['1', '-1', [['lines.1.quantity', tooMany]]],
  ...[['3', 'x'] as const, ['1.5', '1,5'] as const].map(([serum, mug]): [string, string, unknown] => [
    serum,
    mug,
    [
      ['lines.0.quantity', tooMany],
      ['lines.1.quantity', tooMany],
    ],
  ]),
])('impossible pieces are named at each line: %j of two and %j of two', (serum, mug, expected) => {
  expect(read(serum, mug)).toEqual(expected)
})

test('the pieces are read beside everything else that is wrong', () => {
  const { error } = returnForm.safeParse({
    ...request,
    reason: '',
    note: 'x',
    lines: [{ sku: 'AYU-SERUM', most: 1, quantity: '2' }],
  })

  expect(error?.issues.map(({ message }) => message)).toEqual([tooMany, 'reason_missing', 'note_too_short'])
})
