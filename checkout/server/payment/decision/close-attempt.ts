import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import type { PaymentContext } from './payment-context'

/** Records how an attempt ended, and the gateway's name of it. */
export async function closeAttempt(
  tx: Connection,
  state: 'paid' | 'failed' | 'cancelled' | 'expired',
  { attempt, provider, now }: PaymentContext,
) {
  await tx
    .update(paymentAttempts)
    .set({
      state,
      transactionId: provider.transactionId,
      method: provider.method,
      installmentMonths: provider.installmentMonths,
      settledAt: now,
      providerSettledAt: state === 'paid' ? provider.settledAt : null,
    })
    .where(eq(paymentAttempts.id, attempt.id))
}
