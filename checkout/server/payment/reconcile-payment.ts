import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import { log } from '../log'
import { checkAttempt } from './check-attempt'
import type { Gateway } from './gateway'
import { GatewayError } from './gateway-error'

type ReconcilePayment = { orderId: string; now: Date }

/**
 * Asks the gateway about every attempt of an order that still waits, so that a notification which never came is
 * not missed. Returns whether it is worth asking again.
 */
export async function reconcilePayment(db: Database, gateway: Gateway, { orderId, now }: ReconcilePayment) {
  for (const { providerOrderId } of await listOpenAttempts(db, { orderId, now })) {
    try {
      await checkAttempt(db, gateway, { providerOrderId, now })
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      log.warn({ orderId, status: error.status }, error.message)
    }
  }

  return isAwaited(db, { orderId, now })
}

/** Past its deadline an order is the expiry's, which asks too. */
const awaited = ({ orderId, now }: ReconcilePayment) =>
  and(eq(orders.id, orderId), eq(orders.status, 'awaiting_payment'), gt(orders.paymentDueAt, now))

function listOpenAttempts(db: Connection, asked: ReconcilePayment) {
  return db
    .select({ providerOrderId: paymentAttempts.providerOrderId })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(awaited(asked), inArray(paymentAttempts.state, ['creating', 'open', 'failed'])))
}

async function isAwaited(db: Connection, asked: ReconcilePayment) {
  return (await db.select({ id: orders.id }).from(orders).where(awaited(asked))).length > 0
}
