import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'

type RecordAttempt = { orderId: string; number: number; amount: number; expiresAt: Date; now: Date }

/** Recorded before the request to the gateway, so that its id is known whatever is lost later. */
export async function recordAttempt(tx: Connection, attempt: RecordAttempt) {
  const [recorded] = await tx.insert(paymentAttempts).values(toAttemptRow(attempt)).returning()
  if (!recorded) throw new Error('an insert returned nothing')

  return recorded
}

export const toAttemptRow = ({ orderId, number, amount, expiresAt, now }: RecordAttempt) => ({
  orderId,
  number,
  amount,
  expiresAt,
  providerOrderId: `${orderId}-${number}`,
  createdAt: now,
})
