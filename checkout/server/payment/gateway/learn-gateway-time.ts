import { and, desc, inArray, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { log } from '../../log'
import type { Gateway } from './gateway'

/**
 * Learns the gateway's clock for a new process. Requests the status of the latest unpaid attempt
 * only for the `Date` of the response; does nothing when no payment is pending.
 */
export async function learnGatewayTime(db: Connection, gateway: Gateway) {
  try {
    const [waiting] = await db
      .select({ providerOrderId: paymentAttempts.providerOrderId })
      .from(paymentAttempts)
      .where(and(inArray(paymentAttempts.state, ['creating', 'open']), isNull(paymentAttempts.account)))
      .orderBy(desc(paymentAttempts.createdAt))
      .limit(1)
    if (waiting) await gateway.of(null).getStatus(waiting.providerOrderId)
  } catch (err) {
    log.warn({ err }, 'the gateway did not say what time it is there')
  }
}
