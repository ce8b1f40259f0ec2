import { expect, test } from 'vitest'
import { type OrderData, waitsForBuyer } from './order-state'

const order = (changes: object) => ({ status: 'paid', secondsLeft: 0, return: null, ...changes }) as OrderData

test.each([
  { changes: { status: 'awaiting_payment', secondsLeft: 60 }, waits: true },
  { changes: { status: 'awaiting_payment', secondsLeft: 0 }, waits: false },
  { changes: { status: 'shipped' }, waits: false },
  { changes: { status: 'arrived' }, waits: true },
  { changes: { status: 'arrived', return: { state: 'requested' } }, waits: false },
  { changes: { status: 'arrived', return: { state: 'refused' } }, waits: true },
  { changes: { status: 'done' }, waits: false },
] as const)(
  'an order that is $changes.status, with $changes.secondsLeft seconds to pay and a return that is $changes.return.state, waits for its buyer: $waits',
  ({ changes, waits }) => {
    expect(waitsForBuyer(order(changes))).toBe(waits)
  },
)
