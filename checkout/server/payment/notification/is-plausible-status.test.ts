import { expect, test } from 'vitest'
import { isPlausibleStatus } from './is-plausible-status'

test.each([
  ['what the gateway reports too', 'settlement', 'settlement', 't-1', true],
  ['a pending that comes after the settlement', 'pending', 'settlement', 't-1', true],
  ['a settlement that was refunded since', 'settlement', 'refund', 't-1', true],
  ['a denied try before the one that paid', 'deny', 'settlement', 't-0', true],
  ['a settlement that the gateway still waits for', 'settlement', 'pending', 't-1', false],
  ['a cancellation of what still waits', 'cancel', 'pending', 't-1', false],
  ['a refund of what is settled', 'refund', 'settlement', 't-1', false],
  ['money in a transaction that the gateway does not name', 'settlement', 'settlement', 't-9', false],
  ['a state that does not exist', 'paid', 'settlement', 't-1', false],
] as const)('%s: %s while the gateway reports %s', (_, transaction_status, status, transaction_id, believable) => {
  const provider = { transactionId: 't-1', status }

  expect(isPlausibleStatus({ transaction_id, transaction_status }, provider)).toBe(believable)
})

const SINCE_SETTLEMENT = ['settlement', 'deny', 'partial_refund', 'refund', 'partial_chargeback', 'chargeback'] as const

const PLAUSIBLE_NOW = {
  pending: ['pending', 'authorize', 'capture', 'cancel', 'expire', 'failure', ...SINCE_SETTLEMENT],
  authorize: ['authorize', 'capture', 'cancel', 'expire', ...SINCE_SETTLEMENT],
  capture: ['capture', 'cancel', ...SINCE_SETTLEMENT],
  settlement: SINCE_SETTLEMENT,
  partial_refund: ['partial_refund', 'refund', 'partial_chargeback', 'chargeback'],
  partial_chargeback: ['partial_chargeback', 'chargeback'],
  deny: ['deny'],
  cancel: ['cancel'],
  expire: ['expire'],
  failure: ['failure'],
  refund: ['refund'],
  chargeback: ['chargeback'],
} as const

const STATUSES = Object.keys(PLAUSIBLE_NOW) as (keyof typeof PLAUSIBLE_NOW)[]

test.each(STATUSES)(
  'a notification of %s is plausible only when the gateway reports a status that may follow it',
  (reported) => {
    const plausible = STATUSES.filter((status) =>
      isPlausibleStatus({ transaction_id: 't-1', transaction_status: reported }, { transactionId: 't-1', status }),
    )

    expect(new Set(plausible)).toEqual(new Set(PLAUSIBLE_NOW[reported]))
  },
)

test('another try of the attempt is plausible only without money', () => {
  const plausible = STATUSES.filter((transaction_status) =>
    isPlausibleStatus({ transaction_id: 't-0', transaction_status }, { transactionId: 't-1', status: 'settlement' }),
  )

  expect(new Set(plausible)).toEqual(new Set(['pending', 'authorize', 'deny', 'cancel', 'expire', 'failure']))
})
