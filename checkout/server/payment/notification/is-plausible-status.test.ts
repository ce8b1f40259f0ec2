import { expect, test } from 'vitest'
import { couldBeTrue } from './is-plausible-status'

test.each([
  ['what the gateway says too', 'settlement', 'settlement', 't-1', true],
  ['a pending that comes after the settlement', 'pending', 'settlement', 't-1', true],
  ['a settlement that was refunded since', 'settlement', 'refund', 't-1', true],
  ['a denied try before the one that paid', 'deny', 'settlement', 't-0', true],
  ['a settlement that the gateway still waits for', 'settlement', 'pending', 't-1', false],
  ['a cancellation of what still waits', 'cancel', 'pending', 't-1', false],
  ['a refund of what is settled', 'refund', 'settlement', 't-1', false],
  ['money in a transaction that the gateway does not name', 'settlement', 'settlement', 't-9', false],
  ['a state that does not exist', 'paid', 'settlement', 't-1', false],
] as const)('%s: %s while the gateway says %s', (_, transaction_status, status, transaction_id, believable) => {
  const facts = { transactionId: 't-1', status }

  expect(couldBeTrue({ transaction_id, transaction_status }, facts)).toBe(believable)
})
