import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'

type RecordAttempt = { orderId: string; number: number; amount: number; expiresAt: Date; now: Date }

/** Recorded before the request to the gateway: whatever is lost later, its id is known. */
export async function recordAttempt(tx: Connection, { orderId, number, amount, expiresAt, now }: RecordAttempt) {
  const providerOrderId = `${orderId}-${number}`
  const [attempt] = await tx
    .insert(paymentAttempts)
    .values({ orderId, number, providerOrderId, amount, expiresAt, createdAt: now })
    .returning()
  if (!attempt) throw new Error('an insert returned nothing')

  return attempt
}
