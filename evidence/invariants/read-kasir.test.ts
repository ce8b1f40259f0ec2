import { expect, test } from 'vitest'
import { type KasirRecord, unsettledAtKasir } from './read-kasir'

const settled = { order_id: 'PSR-1-1', status: 'settlement' }
const delivered = { order_id: 'PSR-1-1', state: 'delivered' }

const record = (transactions: object[], notifications: object[]) =>
  ({ transactions, notifications, refunds: [], pages: [] }) as unknown as KasirRecord

test.each([
  { what: 'nothing changed between the readings', before: [[settled], [delivered]], moving: [] },
  { what: 'the transaction changed', before: [[{ ...settled, status: 'pending' }], [delivered]], moving: ['PSR-1-1'] },
  {
    what: 'its notification was delivered',
    before: [[settled], [{ ...delivered, state: 'waiting' }]],
    moving: ['PSR-1-1'],
  },
  { what: 'its notification was made and delivered', before: [[settled], []], moving: ['PSR-1-1'] },
] satisfies { what: string; before: [object[], object[]]; moving: string[] }[])(
  'an order is in progress at Kasir: $what → $moving',
  ({ before, moving }) => {
    expect(unsettledAtKasir(record(...before), record([settled], [delivered]))).toEqual(moving)
  },
)

test('an order with an undelivered notification is not at rest', () => {
  const waiting = { ...delivered, state: 'waiting' }

  expect(unsettledAtKasir(record([settled], [waiting]), record([settled], [waiting]))).toEqual(['PSR-1-1'])
})
