import type { transactionStatus } from '@/db/schema'

export type Status = (typeof transactionStatus.enumValues)[number]

/** The published transitions. All others are impossible. */
export const MAY_BECOME: Record<Status, readonly Status[]> = {
  pending: ['settlement', 'capture', 'deny', 'cancel', 'expire'],
  authorize: ['capture', 'cancel', 'deny', 'expire'],
  capture: ['settlement', 'cancel', 'deny'],
  // A bank may reverse a settlement within minutes; the reversal is also called deny.
  settlement: ['refund', 'partial_refund', 'chargeback', 'partial_chargeback', 'deny'],
  partial_refund: ['partial_refund', 'refund'],
  deny: [],
  cancel: [],
  expire: [],
  failure: [],
  refund: [],
  chargeback: [],
  partial_chargeback: [],
}

export const everyStatus = Object.keys(MAY_BECOME) as Status[]

export const isStatus = (word: string): word is Status => Object.hasOwn(MAY_BECOME, word)

export const mayBecome = (from: Status, to: Status) => MAY_BECOME[from].includes(to)

export const statusesBefore = (to: Status) => everyStatus.filter((from) => mayBecome(from, to))

/** Ended without money: the order id may be used again. */
export const DEAD: Status[] = ['deny', 'cancel', 'expire', 'failure']
