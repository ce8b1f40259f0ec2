import { and, eq, exists, inArray, or, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts, refunds } from '@/db/schema'
import { log } from '../../log'
import type { Gateway } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { checkAttempt } from './check-attempt'
import { awaitsPayment } from './payable'

type ReconcilePayment = { orderId: string; now: Date }

/**
 * Checks every attempt of an order that waits for its payment or a refund's confirmation, so that a
 * lost notification does no harm. Returns whether to check again later.
 */
export async function reconcilePayment(db: Database, gateway: Gateway, { orderId, now }: ReconcilePayment) {
  for (const { providerOrderId } of await listAwaited(db, { orderId, now })) {
    try {
      await checkAttempt(db, gateway, { providerOrderId, now })
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      log.warn({ orderId, status: error.status }, error.message)
    }
  }

  return isAwaited(db, { orderId, now })
}

const refundIsSent = sql`exists (select 1 from ${refunds} where ${refunds.attemptId} = ${paymentAttempts.id} and ${refunds.state} = 'sent')`

function listAwaited(db: Connection, { orderId, now }: ReconcilePayment) {
  return db
    .select({ providerOrderId: paymentAttempts.providerOrderId })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(
      and(
        eq(orders.id, orderId),
        or(and(awaitsPayment(now), inArray(paymentAttempts.state, ['creating', 'open', 'failed'])), refundIsSent),
      ),
    )
}

async function isAwaited(db: Connection, { orderId, now }: ReconcilePayment) {
  const sentRequests = db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.orderId, orders.id), eq(refunds.state, 'sent')))
  const awaited = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), or(awaitsPayment(now), exists(sentRequests))))

  return awaited.length > 0
}
