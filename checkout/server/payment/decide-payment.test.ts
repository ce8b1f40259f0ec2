import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AttemptState, type Decision, decidePayment, type OrderState, type OrderStatus } from './decide-payment'
import type { ProviderFacts, TransactionStatus } from './provider-facts'

const awaiting: OrderState = {
  status: 'awaiting_payment',
  currency: 'IDR',
  attempt: { providerOrderId: 'PSR-1-1', amount: 150_000, state: 'open' },
}

const facts = (change: Partial<ProviderFacts>): ProviderFacts => ({
  providerOrderId: 'PSR-1-1',
  transactionId: 't-1',
  status: 'settlement',
  fraudStatus: 'accept',
  amount: 150_000,
  currency: 'IDR',
  method: 'qris',
  ...change,
})

const withAttempt = (state: AttemptState, status: OrderStatus = 'awaiting_payment'): OrderState => ({
  ...awaiting,
  status,
  attempt: { ...awaiting.attempt, state },
})

test.each<[string, OrderState, Partial<ProviderFacts>, Decision]>([
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
  ['an expiry closes the attempt', awaiting, { status: 'expire' }, { kind: 'close_attempt', state: 'expired' }],
  ['a cancellation closes the attempt', awaiting, { status: 'cancel' }, { kind: 'close_attempt', state: 'cancelled' }],
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
  ['a second attempt’s money is one too many', withAttempt('cancelled', 'paid'), {}, { kind: 'pay_twice' }],
  ['the same settlement again changes nothing', withAttempt('paid', 'paid'), {}, { kind: 'nothing' }],
  ['a late pending changes nothing', withAttempt('paid', 'paid'), { status: 'pending' }, { kind: 'nothing' }],
  ['a late expiry changes nothing', withAttempt('paid', 'paid'), { status: 'expire' }, { kind: 'nothing' }],
  ['a reversal is seen', withAttempt('paid', 'paid'), { status: 'deny' }, { kind: 'contradiction', status: 'deny' }],
  [
    'a refund is seen',
    withAttempt('paid', 'shipped'),
    { status: 'refund' },
    { kind: 'contradiction', status: 'refund' },
  ],
])('%s', (_, state, change, decision) => {
  expect(decidePayment(state, facts(change))).toEqual(decision)
})

/** What remains of an order after some facts, as `carryOut` would leave it. */
function fold(told: TransactionStatus[]) {
  return told.reduce<OrderState>((state, status) => {
    const decision = decidePayment(state, facts({ status }))
    if (decision.kind === 'pay') return withAttempt('paid', 'paid')
    if (decision.kind === 'close_attempt') return withAttempt(decision.state, state.status)

    return state
  }, awaiting)
}

const statuses = fc.constantFrom<TransactionStatus>('pending', 'deny', 'cancel', 'expire', 'failure', 'settlement')

test('facts lead to the same end in every order and however often they come', () => {
  fc.assert(
    fc.property(
      fc
        .array(statuses, { maxLength: 8 })
        .chain((told) =>
          fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 })),
        ),
      ([told, again]) => {
        expect(fold(again)).toEqual(fold(told))
      },
    ),
  )
})

test('once paid, an order stays paid whatever is said afterwards', () => {
  fc.assert(
    fc.property(fc.array(statuses), fc.array(statuses), (before, after) => {
      expect(fold([...before, 'settlement', ...after]).status).toBe('paid')
    }),
  )
})

test('without a settlement no order is ever paid', () => {
  fc.assert(
    fc.property(fc.array(statuses.filter((status) => status !== 'settlement')), (told) => {
      expect(fold(told).status).toBe('awaiting_payment')
    }),
  )
})
