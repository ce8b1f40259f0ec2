import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import type { Subject } from './payment-context'

/** How an attempt ended, and what the gateway calls it. */
export async function settleAttempt(
  tx: Connection,
  state: 'paid' | 'failed' | 'cancelled' | 'expired',
  { attempt, facts, now }: Subject,
) {
  await tx
    .update(paymentAttempts)
    .set({
      state,
      transactionId: facts.transactionId,
      method: facts.method,
      settledAt: now,
      providerSettledAt: state === 'paid' ? facts.settledAt : null,
    })
    .where(eq(paymentAttempts.id, attempt.id))
}
