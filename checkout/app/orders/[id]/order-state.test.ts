import { expect, test } from 'vitest'
import { isKept, type OrderData, returnPaidBy, spokenOf, waitsForBuyer } from './order-state'

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

const parcel = (id: string, cancelledAt: string | null = null) => ({ shop: { id }, cancelledAt, shippedAt: null })
const ofTwo = { parcels: [parcel('ayu'), parcel('kala')], lines: [{ sku: 'MUG', shopId: 'kala' }] }
const KEPT = '2026-11-25T03:00:00.000Z'

test.each([
  { what: 'both shops', changes: ofTwo, spoken: ['ayu', 'kala'] },
  {
    what: 'the shop that still sends',
    changes: { ...ofTwo, parcels: [parcel('ayu', KEPT), parcel('kala')] },
    spoken: ['kala'],
  },
  { what: 'the shop of a return', changes: { ...ofTwo, return: { lines: [{ sku: 'MUG' }] } }, spoken: ['kala'] },
  { what: 'every shop, once nothing is sent', changes: { ...ofTwo, parcels: [parcel('ayu', KEPT)] }, spoken: ['ayu'] },
])('the headline speaks of $what', ({ changes, spoken }) => {
  expect(spokenOf(order(changes)).map(({ shop }) => shop.id)).toEqual(spoken)
})

test('no arrival is foreseen for what is kept in its shop, alone or with its order', () => {
  const [stays, goes] = [parcel('ayu', KEPT), parcel('kala')]

  expect(isKept(order({ status: 'shipped' }), stays)).toBe(true)
  expect(isKept(order({ status: 'shipped' }), goes)).toBe(false)
  expect(isKept(order({ status: 'cancelled' }), goes)).toBe(true)
  expect(isKept(order({ status: 'cancelled' }), { ...goes, shippedAt: KEPT })).toBe(false)
})

test.each([
  { refundBy: 'gateway', refundPartBy: 'gateway', by: 'gateway' },
  { refundBy: 'transfer', refundPartBy: 'transfer', by: 'transfer' },
  { refundBy: 'gateway', refundPartBy: 'transfer', by: 'gatewayIfWhole' },
] as const)(
  'money of which all goes back by $refundBy and a part by $refundPartBy is promised $by',
  ({ by, ...order }) => {
    expect(returnPaidBy(order)).toBe(by)
  },
)
