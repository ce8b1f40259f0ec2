import { and, eq } from 'drizzle-orm'
import { orders, paymentAttempts } from '@/db/schema'
import type { Buyer } from '../../context'
import { log } from '../../log'
import { orderOrThrow } from '../../order/access/order-or-throw'
import { readableBy } from '../../order/access/readable-by'
import type { Gateway } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { checkAttempt } from './check-attempt'

type CheckReturn = { providerOrderId: string }

/**
 * Handles a buyer's return from the gateway with an order's id. Ignores all other parameters and
 * asks the gateway; without a response the order keeps waiting.
 * @throws {DomainError} `order_missing` when this session has no such order.
 */
export async function checkReturn(
  { db, gateway, sessionHash, now }: Buyer & { gateway: Gateway },
  { providerOrderId }: CheckReturn,
) {
  const order = orderOrThrow(
    await db
      .select({ id: orders.id })
      .from(paymentAttempts)
      .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
      .where(and(eq(paymentAttempts.providerOrderId, providerOrderId), readableBy(sessionHash))),
  )

  try {
    await checkAttempt(db, gateway, { providerOrderId, now })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.warn({ orderId: order.id, status: error.status }, error.message)
  }

  return { orderId: order.id }
}
