import type { Database } from '@/db/connect'
import { answerChallenge } from '../card/answer-challenge'
import { TEST_OTP } from '../card/test-cards'
import { moveTransaction } from '../transaction/move-transaction'
import { payTransaction } from '../transaction/pay-transaction'
import type { Transaction } from '../transaction/payment'
import { findTransaction } from './find-order'
import { NotPossibleNow } from './refusals'

export const OUTCOMES = ['pay', 'deny', 'settle', 'chargeback', 'reverse'] as const

export type Outcome = (typeof OUTCOMES)[number]

type Wish = { orderId: string; outcome: Outcome; now: Date }

/**
 * What a payer or a bank does, wished by name.
 * @throws {UnknownOrder} @throws {NotPossibleNow} when the state table does not allow it.
 */
export async function bringAbout(db: Database, { orderId, outcome, now }: Wish): Promise<Transaction> {
  const transaction = await findTransaction(db, orderId)
  if (!transaction) throw new NotPossibleNow(`Nobody has confirmed a method for order ${orderId}.`)

  await VERBS[outcome](db, transaction, now)
  const after = await findTransaction(db, orderId)
  if (!after || after.status === transaction.status)
    throw new NotPossibleNow(`Order ${orderId} is ${transaction.status}: it cannot ${outcome}.`)

  return after
}

type Verb = (db: Database, transaction: Transaction, now: Date) => Promise<unknown>

const VERBS: Record<Outcome, Verb> = {
  pay: (db, { id, method }, now) =>
    method === 'credit_card' ? answerChallenge(db, { id, otp: TEST_OTP, now }) : payTransaction(db, { id, now }),
  deny: (db, { id }, now) =>
    db.transaction((tx) =>
      moveTransaction(tx, { id, to: 'deny', from: ['pending', 'authorize', 'capture'], cause: 'bank', now }),
    ),
  settle: (db, { id }, now) =>
    db.transaction((tx) =>
      moveTransaction(tx, { id, to: 'settlement', from: ['capture'], cause: 'bank', now, facts: { settledAt: now } }),
    ),
  chargeback: (db, { id }, now) =>
    db.transaction((tx) => moveTransaction(tx, { id, to: 'chargeback', cause: 'bank', now })),
  reverse: (db, { id }, now) =>
    db.transaction((tx) => moveTransaction(tx, { id, to: 'deny', from: ['settlement'], cause: 'bank', now })),
}
