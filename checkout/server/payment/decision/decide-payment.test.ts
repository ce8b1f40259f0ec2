import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProviderStatus, type TransactionStatus, wasPaid } from '../gateway/provider-status'
import { type AttemptState, type Decision, decidePayment, type OrderState, type OrderStatus } from './decide-payment'
import { decisionsFor, historyOf, stateAfter } from './testing/payment-model'

const SETTLED_AT = new Date('2026-11-25T03:05:00Z')

const awaiting: OrderState = {
  status: 'awaiting_payment',
  currency: 'IDR',
  paid: false,
  attempt: {
    providerOrderId: 'PSR-1-1',
    transactionId: 't-1',
    amount: 150_000,
    state: 'open',
    current: true,
    settled: false,
    undone: false,
    chargedBack: 0,
    refunds: [],
  },
}

const provider = (change: Partial<ProviderStatus>): ProviderStatus => ({
  providerOrderId: 'PSR-1-1',
  transactionId: 't-1',
  status: 'settlement',
  fraudStatus: 'accept',
  amount: 150_000,
  currency: 'IDR',
  method: 'qris',
  settledAt: null,
  approved: false,
  refunds: [],
  takenBack: 0,
  payCode: null,
  billerCode: null,
  installmentMonths: null,
  ...change,
})

const withAttempt = (
  state: AttemptState,
  status: OrderStatus = 'awaiting_payment',
  refunds: Partial<OrderState['attempt']> = {},
): OrderState => ({
  ...awaiting,
  status,
  paid: status !== 'awaiting_payment' && status !== 'expired',
  attempt: { ...awaiting.attempt, state, ...refunds },
})

const refund = { refundKey: 'PSR-1-1-cancelled', amount: 150_000, confirmedByBank: false }

test.each<[string, OrderState, Partial<ProviderStatus>, Decision]>([
  ['a settlement pays', awaiting, {}, { kind: 'pay' }],
  ['a settlement without a fraud verdict pays', awaiting, { fraudStatus: null }, { kind: 'pay' }],
  ['an accepted capture pays', awaiting, { status: 'capture' }, { kind: 'pay' }],
  ['a challenged capture waits', awaiting, { status: 'capture', fraudStatus: 'challenge' }, { kind: 'nothing' }],
  ['a capture without a verdict waits', awaiting, { status: 'capture', fraudStatus: null }, { kind: 'nothing' }],
  [
    'a settlement found fraudulent closes the attempt',
    awaiting,
    { fraudStatus: 'deny' },
    { kind: 'close_attempt', state: 'failed' },
  ],
  ['pending waits', awaiting, { status: 'pending' }, { kind: 'nothing' }],
  ['a denial closes the attempt', awaiting, { status: 'deny' }, { kind: 'close_attempt', state: 'failed' }],
  ['a failure closes the attempt', awaiting, { status: 'failure' }, { kind: 'close_attempt', state: 'failed' }],
  ['an expiry closes the attempt', awaiting, { status: 'expire' }, { kind: 'close_attempt', state: 'expired' }],
  ['a cancellation closes the attempt', awaiting, { status: 'cancel' }, { kind: 'close_attempt', state: 'cancelled' }],
  [
    'another method after a denial opens the attempt again',
    withAttempt('failed'),
    { status: 'pending', transactionId: 't-2' },
    { kind: 'reopen_attempt', transactionId: 't-2' },
  ],
  ['an old pending after a denial changes nothing', withAttempt('failed'), { status: 'pending' }, { kind: 'nothing' }],
  [
    'another method on the page of an earlier attempt changes nothing',
    withAttempt('failed', 'awaiting_payment', { current: false }),
    { status: 'pending', transactionId: 't-2' },
    { kind: 'nothing' },
  ],
  [
    'another method for an order that expired changes nothing',
    withAttempt('failed', 'expired'),
    { status: 'pending', transactionId: 't-2' },
    { kind: 'nothing' },
  ],
  [
    'another method after the attempt was given up changes nothing',
    withAttempt('cancelled'),
    { status: 'pending', transactionId: 't-2' },
    { kind: 'nothing' },
  ],
  ['money after a denial pays', withAttempt('failed'), {}, { kind: 'pay' }],
  ['another sum is quarantined', awaiting, { amount: 150_001 }, { kind: 'quarantine', reason: 'wrong_amount' }],
  ['another currency is quarantined', awaiting, { currency: 'USD' }, { kind: 'quarantine', reason: 'wrong_currency' }],
  [
    'another order is quarantined',
    awaiting,
    { providerOrderId: 'PSR-2-1' },
    { kind: 'quarantine', reason: 'foreign_order' },
  ],
  ['money after the deadline is late', withAttempt('expired', 'expired'), {}, { kind: 'pay_late' }],
  [
    'money for an order that the buyer gave up goes back',
    { ...withAttempt('cancelled', 'cancelled'), paid: false },
    {},
    { kind: 'return_payment', reason: 'late' },
  ],
  [
    'a second attempt’s money is one too many',
    withAttempt('cancelled', 'paid'),
    {},
    { kind: 'return_payment', reason: 'twice' },
  ],
  ['the same settlement again changes nothing', withAttempt('paid', 'paid'), {}, { kind: 'nothing' }],
  ['a late pending changes nothing', withAttempt('paid', 'paid'), { status: 'pending' }, { kind: 'nothing' }],
  ['a late expiry changes nothing', withAttempt('paid', 'paid'), { status: 'expire' }, { kind: 'nothing' }],
  [
    'a denial of what never settled is not understood',
    withAttempt('paid', 'paid'),
    { status: 'deny' },
    { kind: 'contradiction', status: 'deny' },
  ],
  [
    'a denied try before the one that paid is outdated',
    withAttempt('paid', 'paid'),
    { status: 'deny', transactionId: 't-0' },
    { kind: 'nothing' },
  ],
  [
    'a second payment of the same attempt is not understood',
    withAttempt('paid', 'paid'),
    { transactionId: 't-2' },
    { kind: 'contradiction', status: 'settlement' },
  ],
  [
    'a captured card that settles is noted',
    withAttempt('paid', 'paid'),
    { settledAt: SETTLED_AT },
    { kind: 'note_settlement', settledAt: SETTLED_AT },
  ],
  [
    'a settled payment that is denied was reversed',
    withAttempt('paid', 'paid', { settled: true }),
    { status: 'deny', settledAt: SETTLED_AT },
    { kind: 'reverse' },
  ],
  [
    'a captured card that is cancelled was voided',
    withAttempt('paid', 'paid'),
    { status: 'cancel', approved: true },
    { kind: 'void' },
  ],
  [
    'a refund is confirmed by the gateway’s word',
    withAttempt('paid', 'shipped'),
    { status: 'refund', refunds: [refund], takenBack: 150_000 },
    { kind: 'confirm_refund', refund },
  ],
  [
    'the bank’s confirmation of a refund is a second word',
    withAttempt('paid', 'cancelled', { refunds: [refund] }),
    { status: 'refund', refunds: [{ ...refund, confirmedByBank: true }], takenBack: 150_000 },
    { kind: 'confirm_refund', refund: { ...refund, confirmedByBank: true } },
  ],
  [
    'a second refund is confirmed beside one that the bank confirmed',
    withAttempt('paid', 'shipped', { refunds: [{ refundKey: 'PSR-1-1-part', amount: 1, confirmedByBank: true }] }),
    { status: 'refund', refunds: [refund], takenBack: 150_000 },
    { kind: 'confirm_refund', refund },
  ],
  [
    'a charge-back takes what no refund gave',
    withAttempt('paid', 'paid', { refunds: [{ ...refund, amount: 20_000 }] }),
    { status: 'chargeback', refunds: [{ ...refund, amount: 20_000 }], takenBack: 150_000 },
    { kind: 'charge_back', amount: 130_000 },
  ],
  [
    'a partial charge-back takes its part',
    withAttempt('paid', 'paid'),
    { status: 'partial_chargeback', takenBack: 50_000 },
    { kind: 'charge_back', amount: 50_000 },
  ],
  [
    'a refund that is reported first was a payment before',
    awaiting,
    { status: 'refund', refunds: [refund] },
    { kind: 'pay' },
  ],
  [
    'a reversal that is reported first was a payment before',
    awaiting,
    { status: 'deny', settledAt: SETTLED_AT },
    { kind: 'pay' },
  ],
  [
    'a cancelled card that was not approved was never paid',
    awaiting,
    { status: 'cancel', fraudStatus: 'challenge', approved: true },
    { kind: 'close_attempt', state: 'cancelled' },
  ],
])('%s', (_, state, change, decision) => {
  expect(decidePayment(state, provider(change))).toEqual(decision)
})

test('an earlier transaction of an attempt pays, but closes nothing', () => {
  expect(decidePayment(awaiting, provider({ status: 'deny', transactionId: 't-0' }), true)).toEqual({ kind: 'nothing' })
  expect(decidePayment(awaiting, provider({ transactionId: 't-0' }), true)).toEqual({ kind: 'pay' })
})

/** The same statuses in another order, some repeated. */
const repeated = (history: ProviderStatus[]) =>
  fc
    .shuffledSubarray([...history, ...history], { minLength: history.length })
    .filter((some) => history.every((one) => some.includes(one)))

test('all reports of a payment lead to the same state, in every order and with repetitions', () => {
  fc.assert(
    fc.property(
      historyOf(provider({})).chain((history) => fc.tuple(fc.constant(history), repeated(history))),
      ([history, again]) => {
        expect(stateAfter(awaiting, again)).toEqual(stateAfter(awaiting, history))
      },
    ),
    { numRuns: 1000 },
  )
})

test('no provider call for steps without end', () => {
  fc.assert(
    fc.property(historyOf(provider({})), (history) => {
      for (const one of history) expect(decidePayment(stateAfter(awaiting, [one]), one)).toEqual({ kind: 'nothing' })
    }),
  )
})

test('two paid attempts fulfil one order, and the other money is refunded, whichever is reported first', () => {
  const [first, second] = [provider({}), provider({ providerOrderId: 'PSR-1-2' })]
  const mixed = fc.tuple(historyOf(first), historyOf(second)).chain(([one, other]) => repeated([...one, ...other]))
  fc.assert(
    fc.property(mixed, (history) => {
      const decided = decisionsFor(awaiting, history).map(({ kind }) => kind)

      const paid = new Set(history.filter(wasPaid).map(({ providerOrderId }) => providerOrderId))
      expect(decided.filter((kind) => kind === 'pay')).toHaveLength(Math.min(paid.size, 1))
      expect(decided.filter((kind) => kind === 'return_payment')).toHaveLength(Math.max(paid.size - 1, 0))
    }),
  )
})

const statuses = fc.constantFrom<TransactionStatus>('pending', 'deny', 'cancel', 'expire', 'failure', 'settlement')

test('a paid order stays paid for every report of a payment that did not settle', () => {
  fc.assert(
    fc.property(fc.array(statuses), fc.array(statuses), (before, after) => {
      const history = [...before, 'settlement' as const, ...after].map((status) => provider({ status }))

      expect(stateAfter(awaiting, history).status).toBe('paid')
    }),
  )
})

test('without a settlement no order is ever paid', () => {
  fc.assert(
    fc.property(fc.array(statuses.filter((status) => status !== 'settlement')), (history) => {
      const state = stateAfter(
        awaiting,
        history.map((status) => provider({ status })),
      )

      expect(state.status).toBe('awaiting_payment')
    }),
  )
})
