import { and, asc, desc, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orderEvents, orderLines, orders, paymentAttempts, shops } from '@/db/schema'
import { includedTax } from '../basket/included-tax'
import { formatPhone } from '../delivery/parse-address'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { isRefundableByGateway } from '../payment/refund/refund-rules'
import { listMessages } from './list-messages'
import { listRefunds } from './list-refunds'

type GetOrder = { orderId: string; sessionHash: string }

export type OrderView = Awaited<ReturnType<typeof getOrder>>

/**
 * All of it at one moment: a page with the latest events beside an older status would never be refreshed.
 * @throws {DomainError} `order_missing` when this session has no such order.
 */
export const getOrder = (db: Database, input: GetOrder) =>
  db.transaction((tx) => readOrder(tx, input), { isolationLevel: 'repeatable read', accessMode: 'read only' })

async function readOrder(tx: Connection, { orderId, sessionHash }: GetOrder) {
  const { order, shop } = orderOrThrow(
    await tx
      .select({ order: orders, shop: { name: shops.name, city: shops.city, taxable: shops.taxable } })
      .from(orders)
      .innerJoin(shops, eq(shops.id, orders.shopId))
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
  )
  const [lines, events, [attempt], refunds, messages] = await Promise.all([
    tx.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.sku)),
    tx.select().from(orderEvents).where(eq(orderEvents.orderId, orderId)).orderBy(asc(orderEvents.id)),
    readTellingAttempt(tx, orderId),
    listRefunds(tx, orderId),
    listMessages(tx, orderId),
  ])
  const { sessionHash: _, basketId: __, promoId: ___, nextPollAt: ____, ...shown } = order

  return {
    ...shown,
    /** As it is written here. */
    phone: formatPhone(order.phone),
    placedAt: order.placedAt.toISOString(),
    paymentDueAt: order.paymentDueAt.toISOString(),
    ...toTimes(order),
    shop: { name: shop.name, city: shop.city },
    lines: lines.map(({ orderId: _, nameId, nameEn, labelId, labelEn, ...line }) => ({
      ...line,
      name: { id: nameId, en: nameEn },
      label: labelId && labelEn ? { id: labelId, en: labelEn } : null,
    })),
    events: events.map(({ kind, at }) => ({ kind, at: at.toISOString() })),
    /** Grows with every event and every message: a page that shows an older one is out of date. */
    version: events.length + messages.length,
    payment: attempt ? { state: attempt.state, method: attempt.method } : null,
    /** How money would be refunded: by the gateway, or by a transfer that an operator makes. */
    refundBy:
      attempt && isRefundableByGateway({ ...attempt, paid: attempt.amount }) ? ('gateway' as const) : 'transfer',
    refunds,
    /** Messages sent to the buyer. */
    messages,
    /** Rupiah of PPN inside the subtotal; null when the shop charges none. */
    includedTax: shop.taxable ? includedTax(order.subtotal) : null,
  }
}

const toTimes = (order: typeof orders.$inferSelect) => ({
  paidAt: order.paidAt?.toISOString() ?? null,
  packedAt: order.packedAt?.toISOString() ?? null,
  shippedAt: order.shippedAt?.toISOString() ?? null,
  arrivedAt: order.arrivedAt?.toISOString() ?? null,
  completedAt: order.completedAt?.toISOString() ?? null,
  cancelledAt: order.cancelledAt?.toISOString() ?? null,
  flaggedAt: order.flaggedAt?.toISOString() ?? null,
})

/** The attempt that paid, or the last that was made. */
async function readTellingAttempt(tx: Connection, orderId: string) {
  return tx
    .select({ state: paymentAttempts.state, method: paymentAttempts.method, amount: paymentAttempts.amount })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, orderId))
    .orderBy(desc(eq(paymentAttempts.state, 'paid')), desc(paymentAttempts.number))
    .limit(1)
}
