import { expect, test } from 'vitest'
import {
  arrivalOf,
  closedUnpaid,
  heldUpBy,
  isKept,
  isReceivable,
  isReturnableLater,
  keptLines,
  type OrderData,
  ratedLines,
  returnPaidBy,
  spokenOf,
  stateOf,
  waitsForBuyer,
  waitsTooLong,
} from './order-state'

const parcel = (id: string, cancelledAt: string | null = null) => ({ shop: { id }, cancelledAt, shippedAt: null })
const ofTwo = {
  parcels: [parcel('ayu'), parcel('kala')],
  lines: [
    { sku: 'SERUM', shopId: 'ayu', quantity: 1 },
    { sku: 'MUG', shopId: 'kala', quantity: 2 },
  ],
}
const [SERUM, MUG, MUGS] = [
  { sku: 'SERUM', quantity: 1 },
  { sku: 'MUG', quantity: 1 },
  { sku: 'MUG', quantity: 2 },
]

const order = (changes: object) =>
  ({
    status: 'paid',
    secondsLeft: 0,
    flag: null,
    return: null,
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
  { changes: { status: 'arrived' }, waits: true },
  { changes: { status: 'arrived', return: { state: 'requested', lines: [SERUM] } }, waits: false },
  { changes: { status: 'arrived', return: { state: 'refused', lines: [SERUM, MUGS] } }, waits: true },
  { changes: { status: 'arrived', return: { state: 'accepted', lines: [SERUM, MUG] } }, waits: true },
  { changes: { status: 'arrived', return: { state: 'accepted', lines: [SERUM, MUGS] } }, waits: false },
  { changes: { status: 'done' }, waits: false },
] as const)(
  'an order that is $changes.status, with $changes.secondsLeft seconds to pay and a return that is $changes.return.state, waits for its buyer: $waits',
  ({ changes, waits }) => {
    expect(waitsForBuyer(order(changes))).toBe(waits)
  },
)

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
  { what: 'the shop of a return', changes: { ...ofTwo, return: { lines: [MUG] } }, spoken: ['kala'] },
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
    later: true,
  },
  { status: 'packed', ayu: { packedAt: CLAIM_PERIOD_END, shippedAt: CLAIM_PERIOD_END }, held: ['kala'], later: false },
  {
    status: 'shipped',
    ayu: { packedAt: CLAIM_PERIOD_END, shippedAt: CLAIM_PERIOD_END, arrivedAt: CLAIM_PERIOD_END },
    held: ['kala'],
    later: true,
  },
  {
    status: 'arrived',
    ayu: { packedAt: CLAIM_PERIOD_END, shippedAt: CLAIM_PERIOD_END, arrivedAt: CLAIM_PERIOD_END },
    held: ['ayu', 'kala'],
    later: false,
  },
  { status: 'paid', ayu: {}, held: ['ayu', 'kala'], later: false },
] as const)('an order that is $status with one parcel at $ayu is held up by $held', ({ status, ayu, held, later }) => {
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
  expect(isReturnableLater(ours)).toBe(later)
})

test.each([
  { refunds: [{ reason: 'twice' }], later: true },
  { refunds: [{ reason: 'twice' }, { reason: 'desk' }], later: false },
])('with refunds $refunds, a parcel that arrived first can be returned later: $later', ({ refunds, later }) => {
  const parcels = [{ ...parcel('ayu'), arrivedAt: CLAIM_PERIOD_END }, parcel('kala')]

  expect(isReturnableLater(order({ flag: null, parcels, refunds }))).toBe(later)
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
  {
    returned: null,
    rated: [
      ['SERUM', true],
      ['MUG', true],
    ],
  },
  {
    returned: { state: 'requested', lines: [SERUM, MUGS] },
    rated: [
      ['SERUM', true],
      ['MUG', true],
    ],
  },
  {
    returned: { state: 'accepted', lines: [SERUM, MUG] },
    rated: [
      ['SERUM', false],
      ['MUG', true],
    ],
  },
])('after a return of $returned what arrived can be rated so: $rated', ({ returned, rated }) => {
  const [lines, parcels] = [
    ofTwo.lines.map((line) => ({ ...line, ratable: true })),
    ofTwo.parcels.map((one) => ({ ...one, arrivedAt: CLAIM_PERIOD_END })),
  ]

  const ratable = ratedLines(order({ status: 'arrived', lines, parcels, return: returned }))

  expect(ratable.map(({ sku, kept }) => [sku, kept])).toEqual(rated)
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
  { what: 'nothing given back', changes: {}, kept: ['SERUM', 'MUG'] },
  {
    what: 'all asked to be taken back',
    changes: { return: { state: 'requested', lines: [SERUM, MUGS] } },
    kept: ['SERUM', 'MUG'],
  },
  { what: 'some taken back', changes: { return: { state: 'accepted', lines: [SERUM, MUG] } }, kept: ['MUG'] },
  {
    what: 'a parcel that was not sent',
    changes: { parcels: [parcel('ayu', CLAIM_PERIOD_END), parcel('kala')] },
    kept: ['MUG'],
  },
])('with $what the buyer keeps $kept', ({ changes, kept }) => {
  expect(keptLines(order({ status: 'arrived', ...changes })).map(({ sku }) => sku)).toEqual(kept)
})

const back = (state: string, reason = 'returned') => ({ state, reason })

test.each([
  { status: 'arrived', asked: { state: 'requested' }, refunds: [], state: 'return_requested' },
  { status: 'arrived', asked: { state: 'refused' }, refunds: [], state: 'return_refused' },
  { status: 'done', asked: { state: 'refused' }, refunds: [], state: 'done' },
  { status: 'done', asked: { state: 'accepted', refunded: 1 }, refunds: [back('sent')], state: 'returned_refunding' },
  {
    status: 'arrived',
    asked: { state: 'accepted', refunded: 1 },
    state: 'returned_refunded',
    refunds: [back('sent', 'twice'), back('confirmed')],
  },
  { status: 'arrived', asked: { state: 'accepted', refunded: 0 }, refunds: [], state: 'returned_without_money' },
])(
  'an order that is $status, with a return that is $asked.state and refunds $refunds, is told to be $state',
  ({ status, asked, refunds, state }) => {
    expect(stateOf(order({ status, refunds, return: { lines: [SERUM], ...asked } }))).toBe(state)
  },
)

test.each([
  { status: 'shipped', refunds: [back('sent', 'desk')], state: 'giving_back' },
  { status: 'arrived', refunds: [back('confirmed', 'desk')], state: 'given_back' },
  { status: 'done', refunds: [back('manual_done', 'desk')], state: 'given_back' },
  { status: 'arrived', refunds: [back('confirmed', 'desk')], refundable: 1, returnable: true, state: 'arrived' },
  { status: 'arrived', refunds: [], refundable: 1, returnable: false, state: 'arrived_for_good', asked: true },
  { status: 'arrived', refunds: [], flag: 'charged_back', returnable: false, state: 'arrived_for_good' },
])(
  'an order that is $status, with refunds $refunds, of which $refundable is left, is told to be $state',
  (expected) => {
    const { state, asked = state === 'arrived', ...changes } = expected
    const ours = order({ refundable: 0, ...changes })

    expect(stateOf(ours)).toBe(state)
    expect(isReceivable(ours)).toBe(asked)
  },
)

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
])('a return that is $state waits too long at $shopTime: $late', ({ state, shopTime, late }) => {
  const dueAt = '2026-11-27T03:00:00.000Z'

  expect(waitsTooLong(order({ shopTime, return: { state, dueAt, lines: [SERUM] } }))).toBe(late)
})
