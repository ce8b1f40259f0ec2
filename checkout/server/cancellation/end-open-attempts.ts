import { and, eq, inArray } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { voidAttempt } from '../payment/attempt/void-attempt'
import type { Gateway } from '../payment/gateway/gateway'

type EndOpenAttempts = { orderId: string; now: Date }

/**
 * Ends all live attempts of an order at the gateway. A payment that was faster counts.
 * @throws {GatewayError} when the gateway does not answer.
 */
export async function endOpenAttempts(db: Database, gateway: Gateway, { orderId, now }: EndOpenAttempts) {
  for (const { providerOrderId } of await listUnpaidAttempts(db, orderId))
    await voidAttempt(db, gateway, { providerOrderId, now })
}

/** Includes denied attempts: the buyer may have retried one on the gateway's page. */
function listUnpaidAttempts(db: Connection, orderId: string) {
  return db
    .select({ providerOrderId: paymentAttempts.providerOrderId })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['creating', 'open', 'failed'])))
}
