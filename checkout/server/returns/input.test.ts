import { expect, test } from 'vitest'
import { returnForm } from './input'

const request = {
  orderId: 'PSR-23456789ABCD',
  shopId: 'rumah-ayu',
  reason: 'damaged',
  note: 'Pecah di jalan.',
  photos: [new Blob(['photo'])],
}
const tooMany = 'return_of_too_many'

/** Reads two lines; a field that is null belongs to a line without a tick. */
const read = (...typed: [serum: string | null, mug: string | null]) => {
  const { data, error } = returnForm.safeParse({
    ...request,
    lines: typed.map((quantity, index) => ({
      sku: ['AYU-SERUM', 'AYU-TONER'][index],
      most: 2,
      quantity: quantity ?? '2',
      ...(quantity !== null && { chosen: 'yes' }),
    })),
  })

  return data
    ? data.lines.map(({ quantity }) => quantity)
    : error?.issues.map(({ path, message }) => [path.join('.'), message])
}

test.each<[string | null, string | null, unknown]>([
  [null, '1', [0, 1]],
  ['２', null, [2, 0]],
  [null, null, [['lines.0.chosen', 'return_of_nothing']]],
  ['', '1', [['lines.0.quantity', tooMany]]],
  ['1', '-1', [['lines.1.quantity', tooMany]]],
  ...[['3', 'x'] as const, ['1.5', '1,5'] as const].map(([serum, mug]): [string, string, unknown] => [
    serum,
    mug,
    [
      ['lines.0.quantity', tooMany],
      ['lines.1.quantity', tooMany],
    ],
  ]),
])(
  'pieces count where their line is ticked, and impossible ones are named there: %j and %j',
  (serum, mug, expected) => {
    expect(read(serum, mug)).toEqual(expected)
  },
)

test('the pieces are read beside everything else that is wrong', () => {
  const { error } = returnForm.safeParse({
    ...request,
    reason: '',
    note: 'x',
    lines: [{ sku: 'AYU-SERUM', most: 1, chosen: 'yes', quantity: '2' }],
  })

  expect(error?.issues.map(({ message }) => message)).toEqual([tooMany, 'reason_missing', 'note_too_short'])
})

test.each([
  ['damaged', ['note_too_short', 'photos_missing']],
  ['wrong_item', ['note_too_short', 'photos_missing']],
  ['incomplete', ['note_too_short']],
  ['changed_mind', ['note_too_short']],
])('a return form for %s without a photo gets all of its errors at once', (reason, expected) => {
  const lines = [{ sku: 'AYU-SERUM', most: 1, chosen: 'yes', quantity: '1' }]
  const { error } = returnForm.safeParse({ ...request, reason, note: 'x', lines, photos: [new Blob([])] })

  expect(error?.issues.map(({ message }) => message)).toEqual(expected)
})
