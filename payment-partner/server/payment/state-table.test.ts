import { expect, test } from 'vitest'
import { everyStatus, mayBecome, type Status } from './state-table'

/** As published: copied from the gateway's documents, not from our table. */
const PUBLISHED: Partial<Record<Status, Status[]>> = {
  pending: ['settlement', 'capture', 'deny', 'cancel', 'expire'],
  authorize: ['capture', 'cancel', 'deny', 'expire'],
  capture: ['settlement', 'cancel', 'deny'],
  settlement: ['refund', 'partial_refund', 'chargeback', 'partial_chargeback', 'deny'],
  partial_refund: ['refund', 'partial_refund'],
}

test.each(everyStatus)('%s has exactly the published transitions', (from) => {
  const becomes = everyStatus.filter((to) => mayBecome(from, to))

  expect(new Set(becomes)).toEqual(new Set(PUBLISHED[from] ?? []))
})
