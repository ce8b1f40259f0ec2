import { and, desc, inArray, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { log } from '../../log'
import type { Gateway } from './gateway'

/**
 * What time it is at the gateway this process learns from its answers, and one that has just started has none. Where somebody
 * may be about to pay it asks how their payment stands, for the sake of the answer's date alone.
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
