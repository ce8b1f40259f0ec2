import { expect, test } from 'vitest'
import {
  arrivalOf,
  closedUnpaid,
  heldUpBy,
  isKept,
  keptLines,
  type OrderData,
  ratedLines,
  receivableParcels,
  returnPaidBy,
  spokenOf,
  stateOf,
  waitsForBuyer,
  waitsTooLong,
} from './order-state'

type Returned = { state: string; lines?: object[]; refunded?: number }

/** A parcel of one shop, with the buyer's returns. */
const parcel = (id: string, cancelledAt: string | null = null, ...returns: Returned[]) => ({
  shop: { id },
  cancelledAt,
  shippedAt: null,
  arrivedAt: null as string | null,
  receivedAt: null as string | null,
  returnable: [] as object[],
  returns: returns.map((one) => ({ lines: [], refunded: null, ...one })),
})
const ARRIVED = '2026-11-25T03:00:00.000Z'
const arrived = (id: string, ...returns: Returned[]) => ({ ...parcel(id, null, ...returns), arrivedAt: ARRIVED })
const ofTwo = {
  parcels: [parcel('ayu'), parcel('kala')],
  lines: [
    { sku: 'SERUM', shopId: 'ayu', quantity: 1 },
    { sku: 'MUG', shopId: 'kala', quantity: 2 },
  ],
}
const [SERUM, MUG, MUGS] = [
  { sku: 'SERUM', quantity: 1, refused: 0 },
  { sku: 'MUG', quantity: 1, refused: 0 },
  { sku: 'MUG', quantity: 2, refused: 0 },
]

const order = (changes: object) =>
  ({
    status: 'paid',
    secondsLeft: 0,
    flag: null,
    paidAt: ARRIVED,
    refundable: 1,
    refunds: [],
    ...ofTwo,
    ...changes,
  }) as unknown as OrderData

test.each([
  { changes: { status: 'awaiting_payment', secondsLeft: 60 }, waits: true },
  { changes: { status: 'awaiting_payment', secondsLeft: 0 }, waits: false },
  { changes: { status: 'expired' }, waits: true },
  { changes: { status: 'cancelled' }, waits: false },
  { changes: { status: 'shipped' }, waits: false },
  { changes: { status: 'arrived', parcels: [arrived('ayu'), arrived('kala')] }, waits: true },
  { changes: { status: 'shipped', parcels: [arrived('ayu'), parcel('kala')] }, waits: true },
  { changes: { status: 'done', parcels: [arrived('ayu'), arrived('kala')] }, waits: false },
] as const)(
  'an order that is $changes.status, with $changes.secondsLeft seconds to pay, waits for its buyer: $waits',
  ({ changes, waits }) => {
    expect(waitsForBuyer(order(changes))).toBe(waits)
  },
)

const received = { ...arrived('ayu'), receivedAt: ARRIVED }

test.each([
  { what: 'both that arrived', parcels: [arrived('ayu'), arrived('kala')], confirmable: ['ayu', 'kala'] },
  { what: 'the one that arrived', parcels: [arrived('ayu'), parcel('kala')], confirmable: ['ayu'] },
  { what: 'the one not confirmed yet', parcels: [received, arrived('kala')], confirmable: ['kala'] },
  {
    what: 'the one without an open return',
    parcels: [arrived('ayu', { state: 'requested', lines: [SERUM] }), arrived('kala')],
    confirmable: ['kala'],
  },
  {
    what: 'one with a refused return, and one of which a piece stays',
    parcels: [
      arrived('ayu', { state: 'refused', lines: [SERUM] }),
      arrived('kala', { state: 'accepted', lines: [MUG] }),
    ],
    confirmable: ['ayu', 'kala'],
  },
  {
    what: 'the one of which two returns left something',
    parcels: [
      arrived('ayu', { state: 'accepted', lines: [SERUM] }),
      arrived('kala', { state: 'refused', lines: [MUG] }, { state: 'accepted', lines: [{ ...MUG, refused: 1 }] }),
    ],
    confirmable: ['kala'],
  },
])('the buyer is asked to confirm $what', ({ parcels, confirmable }) => {
  expect(receivableParcels(order({ status: 'arrived', parcels })).map(({ shop }) => shop.id)).toEqual(confirmable)
})

test.each([
  { changes: { status: 'expired' }, unpaid: true },
  { changes: { status: 'cancelled' }, unpaid: true },
  { changes: { status: 'awaiting_payment' }, unpaid: false },
  { changes: { status: 'expired', refunds: [{ reason: 'late' }] }, unpaid: false },
  { changes: { status: 'cancelled', paidAt: '2026-11-25T03:05:00.000Z' }, unpaid: false },
])(
  'an order that is $changes.status, with refunds $changes.refunds, was closed unpaid: $unpaid',
  ({ changes, unpaid }) => {
    expect(closedUnpaid(order({ paidAt: null, ...changes }))).toBe(unpaid)
  },
)

const CLAIM_PERIOD_END = '2026-11-25T03:00:00.000Z'

test.each([
  { what: 'both shops', changes: ofTwo, spoken: ['ayu', 'kala'] },
  {
    what: 'the shop that still sends',
    changes: { ...ofTwo, parcels: [parcel('ayu', CLAIM_PERIOD_END), parcel('kala')] },
    spoken: ['kala'],
  },
  {
    what: 'every shop, once nothing is sent',
    changes: { ...ofTwo, parcels: [parcel('ayu', CLAIM_PERIOD_END)] },
    spoken: ['ayu'],
  },
])('the headline speaks of $what', ({ changes, spoken }) => {
  expect(spokenOf(order(changes)).map(({ shop }) => shop.id)).toEqual(spoken)
})

test.each([
  {
    status: 'paid',
    ayu: { packedAt: CLAIM_PERIOD_END, shippedAt: CLAIM_PERIOD_END, arrivedAt: CLAIM_PERIOD_END },
    held: ['kala'],
  },
  { status: 'packed', ayu: { packedAt: CLAIM_PERIOD_END, shippedAt: CLAIM_PERIOD_END }, held: ['kala'] },
  {
    status: 'shipped',
    ayu: { packedAt: CLAIM_PERIOD_END, shippedAt: CLAIM_PERIOD_END, arrivedAt: CLAIM_PERIOD_END },
    held: ['kala'],
  },
  {
    status: 'arrived',
    ayu: { packedAt: CLAIM_PERIOD_END, shippedAt: CLAIM_PERIOD_END, arrivedAt: CLAIM_PERIOD_END },
    held: ['ayu', 'kala'],
  },
  { status: 'paid', ayu: {}, held: ['ayu', 'kala'] },
] as const)('an order that is $status with one parcel at $ayu is held up by $held', ({ status, ayu, held }) => {
  const kala = {
    shippedAt: status === 'shipped' ? CLAIM_PERIOD_END : null,
    packedAt: status === 'paid' ? null : CLAIM_PERIOD_END,
  }
  const ours = order({
    status,
    flag: null,
    parcels: [
      { ...parcel('ayu'), ...ayu },
      { ...parcel('kala'), ...kala },
    ],
  })

  expect(heldUpBy(ours).map(({ shop }) => shop.id)).toEqual(held)
})

test('no arrival is foreseen for what is kept in its shop, alone or with its order', () => {
  const [stays, goes] = [parcel('ayu', CLAIM_PERIOD_END), parcel('kala')]

  expect(isKept(order({ status: 'shipped' }), stays)).toBe(true)
  expect(isKept(order({ status: 'shipped' }), goes)).toBe(false)
  expect(isKept(order({ status: 'cancelled' }), goes)).toBe(true)
  expect(isKept(order({ status: 'cancelled' }), { ...goes, shippedAt: CLAIM_PERIOD_END })).toBe(false)
})

test.each([
  { status: 'shipped', changes: { shippedAt: CLAIM_PERIOD_END }, arrival: 'expected' },
  { status: 'shipped', changes: { shippedAt: CLAIM_PERIOD_END, arrivesUntil: '2026-11-28' }, arrival: 'late' },
  { status: 'packed', changes: { arrivesUntil: '2026-11-28' }, arrival: 'late' },
  { status: 'shipped', changes: { shippedAt: CLAIM_PERIOD_END, arrivedAt: CLAIM_PERIOD_END }, arrival: 'arrived' },
  { status: 'shipped', changes: { cancelledAt: CLAIM_PERIOD_END }, arrival: 'kept' },
  { status: 'done', changes: { arrivedAt: CLAIM_PERIOD_END }, arrival: 'arrived' },
  // The old shop did not record the day; then a parcel refused at the door.
  { status: 'done', changes: { shippedAt: CLAIM_PERIOD_END }, arrival: null },
  { status: 'cancelled', changes: { shippedAt: CLAIM_PERIOD_END }, arrival: null },
] as const)('of an order that is $status, with a parcel of $changes, the arrival is $arrival', (expected) => {
  const ownParcel = { ...parcel('ayu'), arrivedAt: null, arrivesUntil: '2026-11-29', ...expected.changes }

  expect(arrivalOf({ status: expected.status, shopTime: '2026-11-29T16:59:59.000Z' }, ownParcel)).toBe(expected.arrival)
})

test.each([
  { state: 'requested', rated: [true, true] },
  { state: 'accepted', rated: [false, true] },
])('after a return that is $state what arrived can be rated so: $rated', ({ state, rated }) => {
  const lines = ofTwo.lines.map((line) => ({ ...line, ratable: true }))
  const parcels = [arrived('ayu', { state, lines: [SERUM] }), arrived('kala', { state, lines: [MUG] })]

  expect(ratedLines(order({ status: 'arrived', lines, parcels })).map(({ hasPieces }) => hasPieces)).toEqual(rated)
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

test.each([
  { what: 'nothing given back', changes: {}, remaining: ['SERUM', 'MUG'] },
  {
    what: 'all asked to be taken back',
    changes: {
      parcels: [
        parcel('ayu', null, { state: 'requested', lines: [SERUM] }),
        parcel('kala', null, { state: 'requested', lines: [MUGS] }),
      ],
    },
    remaining: ['SERUM', 'MUG'],
  },
  {
    what: 'one parcel taken back',
    changes: { parcels: [parcel('ayu', null, { state: 'accepted', lines: [SERUM] }), parcel('kala')] },
    remaining: ['MUG'],
  },
  {
    what: 'a parcel that was not sent',
    changes: { parcels: [parcel('ayu', CLAIM_PERIOD_END), parcel('kala')] },
    remaining: ['MUG'],
  },
])('with $what the buyer keeps $remaining', ({ changes, remaining }) => {
  expect(keptLines(order({ status: 'arrived', ...changes })).map(({ sku }) => sku)).toEqual(remaining)
})

const back = (state: string, reason = 'returned') => ({ state, reason })

const [requested, refused] = [{ state: 'requested' }, { state: 'refused' }]
const accepted = (refunded: number) => ({ state: 'accepted', refunded })

test.each([
  { status: 'arrived', ayu: requested, kala: requested, refunds: [], state: 'return_requested' },
  { status: 'arrived', ayu: refused, kala: refused, refunds: [], state: 'return_refused' },
  { status: 'done', ayu: refused, kala: refused, refunds: [], state: 'done' },
  { status: 'done', ayu: accepted(1), kala: accepted(0), refunds: [back('sent')], state: 'returned_refunding' },
  {
    status: 'arrived',
    ayu: accepted(1),
    kala: accepted(1),
    state: 'returned_refunded',
    refunds: [back('sent', 'twice'), back('confirmed')],
  },
  { status: 'arrived', ayu: accepted(0), kala: accepted(0), refunds: [], state: 'returned_without_money' },
  // The cards of the parcels tell what their shops answered.
  { status: 'done', ayu: accepted(1), kala: refused, refunds: [back('confirmed')], state: 'done' },
  { status: 'done', ayu: requested, kala: undefined, refunds: [], state: 'done' },
])(
  'an order that is $status, with returns $ayu.state and $kala.state and refunds $refunds, shows $state',
  ({ status, ayu, kala, refunds, state }) => {
    const parcels = [parcel('ayu', null, ayu), kala ? parcel('kala', null, kala) : parcel('kala')]

    expect(stateOf(order({ status, refunds, parcels }))).toBe(state)
  },
)

test.each([
  { status: 'shipped', refunds: [back('sent', 'desk')], state: 'giving_back' },
  { status: 'arrived', refunds: [back('confirmed', 'desk')], state: 'given_back' },
  { status: 'done', refunds: [back('manual_done', 'desk')], state: 'given_back' },
  { status: 'arrived', refunds: [back('confirmed', 'desk')], refundable: 1, returnable: true, state: 'arrived' },
  { status: 'arrived', refunds: [], refundable: 1, returnable: false, state: 'arrived_for_good', confirmable: true },
  { status: 'arrived', refunds: [], flag: 'charged_back', returnable: false, state: 'arrived_for_good' },
])('an order that is $status, with refunds $refunds, of which $refundable is left, shows $state', (expected) => {
  const { state, returnable, confirmable = state === 'arrived', ...changes } = expected
  const parcels = ['ayu', 'kala'].map((id) => ({ ...arrived(id), returnable: returnable ? [SERUM] : [] }))
  const ours = order({ refundable: 0, parcels, ...changes })

  expect(stateOf(ours)).toBe(state)
  expect(receivableParcels(ours)).toHaveLength(confirmable ? 2 : 0)
})

test.each([
  { why: 'buyer', refunds: [], state: 'cancelled' },
  { why: 'buyer', refunds: [back('manual', 'cancelled')], state: 'cancelled_refunding' },
  { why: 'buyer', refunds: [back('confirmed', 'cancelled')], state: 'cancelled_refunded' },
  { why: 'refunded', refunds: [back('confirmed', 'desk'), back('manual', 'desk')], state: 'cancelled_refunding' },
  { why: 'refunded', refunds: [back('confirmed', 'desk'), back('manual_done', 'desk')], state: 'refunded' },
  { why: 'reversed', refunds: [back('dropped', 'desk')], state: 'reversed' },
])('an order cancelled because of $why, with refunds $refunds, is told to be $state', ({ why, refunds, state }) => {
  expect(stateOf(order({ status: 'cancelled', cancelReason: why, refunds }))).toBe(state)
})

test.each([
  { state: 'requested', shopTime: '2026-11-27T02:59:59.000Z', late: false },
  { state: 'requested', shopTime: '2026-11-27T03:00:01.000Z', late: true },
  { state: 'refused', shopTime: '2026-11-28T03:00:00.000Z', late: false },
] as const)('a return that is $state waits too long at $shopTime: $late', ({ state, shopTime, late }) => {
  const dueAt = '2026-11-27T03:00:00.000Z'

  expect(waitsTooLong({ shopTime }, { state, dueAt })).toBe(late)
})
