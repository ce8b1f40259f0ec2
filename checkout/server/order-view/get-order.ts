import { and, asc, desc, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orderEvents, orderLines, orders, paymentAttempts, shipments, shops } from '@/db/schema'
import { includedTax } from '../basket/included-tax'
import { readHolidays } from '../calendar/working-days'
import { formatPhone } from '../delivery/parse-address'
import { returnableUntil } from '../fulfilment/return-window'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { isRefundableByGateway } from '../payment/refund/refund-rules'
import { showReturn } from '../returns/show-return'
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
  const [lines, events, [attempt], refunds, messages, parcels, asked, until] = await Promise.all([
    tx.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.sku)),
    tx.select().from(orderEvents).where(eq(orderEvents.orderId, orderId)).orderBy(asc(orderEvents.id)),
    readTellingAttempt(tx, orderId),
    listRefunds(tx, orderId),
    listMessages(tx, orderId),
    listParcels(tx, orderId),
    showReturn(tx, orderId),
    readReturnableUntil(tx, order),
  ])
  const { sessionHash: _, basketId: __, promoId: ___, nextPollAt: ____, allocatedAt: _____, ...shown } = order

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
    events: events.map(({ kind, at, detail }) => ({
      kind,
      at: at.toISOString(),
      /** Where a courier scanned the parcel. */
      place: typeof detail?.place === 'string' ? detail.place : null,
    })),
    /** What left the shop, by the courier's number. */
    parcels,
    /** What the buyer wants to give back. */
    return: asked,
    /** Until when the buyer may return; null before the goods are there. */
    returnableUntil: until?.toISOString() ?? null,
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

const listParcels = (tx: Connection, orderId: string) =>
  tx.select({ trackingNumber: shipments.trackingNumber }).from(shipments).where(eq(shipments.orderId, orderId))

async function readReturnableUntil(tx: Connection, order: typeof orders.$inferSelect) {
  const receivedAt = order.arrivedAt ?? order.completedAt

  return receivedAt && returnableUntil(order, await readHolidays(tx, receivedAt))
}

/** The attempt that paid, or the last that was made. */
async function readTellingAttempt(tx: Connection, orderId: string) {
  return tx
    .select({ state: paymentAttempts.state, method: paymentAttempts.method, amount: paymentAttempts.amount })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, orderId))
    .orderBy(desc(eq(paymentAttempts.state, 'paid')), desc(paymentAttempts.number))
    .limit(1)
}
