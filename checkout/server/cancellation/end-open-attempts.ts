import { and, eq, inArray } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { voidAttempt } from '../payment/attempt/void-attempt'
import type { Gateway } from '../payment/gateway/gateway'

type EndOpenAttempts = { orderId: string; now: Date }

/**
 * Ends at the gateway whatever could still pay this order. Where that comes too late, the payment counts.
 * @throws {GatewayError} when the gateway does not answer.
 */
export async function endOpenAttempts(db: Database, gateway: Gateway, { orderId, now }: EndOpenAttempts) {
  for (const { providerOrderId } of await listUnpaidAttempts(db, orderId))
    await voidAttempt(db, gateway, { providerOrderId, now })
}

/** A denied attempt may have been tried again on the gateway's page. */
function listUnpaidAttempts(db: Connection, orderId: string) {
  return db
    .select({ providerOrderId: paymentAttempts.providerOrderId })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['creating', 'open', 'failed'])))
}
