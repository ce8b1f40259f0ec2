import { and, asc, desc, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import {
  movedOrders,
  orderEvents,
  orderLines,
  orderParcels,
  orders,
  paymentAttempts,
  shipments,
  shops,
  variants,
} from '@/db/schema'
import { taxWithin } from '../basket/included-tax'
import { readHolidays } from '../calendar/working-days'
import { formatPhone } from '../delivery/parse-address'
import { returnableUntil } from '../fulfilment/return-window'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { CASH } from '../payment/refund/paid-for'
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
  // All at once, as one message to the database: what belongs to somebody else's order is dropped with it.
  const [found, [moved], lines, events, [attempt], refunds, messages, parcels, asked] = await Promise.all([
    tx
      .select()
      .from(orders)
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
    tx.select({ number: movedOrders.formerNumber }).from(movedOrders).where(eq(movedOrders.orderId, orderId)),
    listLines(tx, orderId),
    tx.select().from(orderEvents).where(eq(orderEvents.orderId, orderId)).orderBy(asc(orderEvents.id)),
    readTellingAttempt(tx, orderId),
    listRefunds(tx, orderId),
    listMessages(tx, orderId),
    listParcels(tx, orderId),
    showReturn(tx, orderId),
  ])
  const order = orderOrThrow(found)
  const until = await readReturnableUntil(tx, order)
  const { sessionHash: _, basketId: __, promoId: ___, nextPollAt: ____, allocatedAt: _____, ...shown } = order

  return {
    ...shown,
    /** That it had in the shop that it was brought over from; null for one that was taken here. */
    formerNumber: moved?.number ?? null,
    /** As it is written here; null where it was not brought over. */
    phone: order.phone && formatPhone(order.phone),
    placedAt: order.placedAt.toISOString(),
    paymentDueAt: order.paymentDueAt.toISOString(),
    ...toTimes(order),
    lines: lines.map(({ line: { orderId: _, nameId, nameEn, labelId, labelEn, ...line }, variant }) => ({
      ...line,
      /** Whether the goods were ever on sale here: of others that came with an order of another shop nobody reads a review. */
      ratable: variant !== null,
      name: { id: nameId, en: nameEn },
      label: labelId && labelEn ? { id: labelId, en: labelEn } : null,
    })),
    events: events.map(({ kind, at, detail }) => ({
      kind,
      at: at.toISOString(),
      /** Whose parcel it is about; null where it is about the order. */
      shopId: typeof detail?.shop === 'string' ? detail.shop : null,
      /** Where a courier scanned the parcel. */
      place: typeof detail?.place === 'string' ? detail.place : null,
    })),
    /** One a shop. */
    parcels: parcels.map(toShown),
    /** What the buyer wants to give back. */
    return: asked,
    /** Until when the buyer may return; null before the goods are there. */
    returnableUntil: until?.toISOString() ?? null,
    /** Grows with every event and every message: a page that shows an older one is out of date. */
    version: events.length + messages.length,
    payment:
      order.paymentWay === 'cod'
        ? { state: null, method: CASH }
        : attempt
          ? { state: attempt.state, method: attempt.method }
          : null,
    /** How money would be refunded: by the gateway, or by a transfer that an operator makes. */
    refundBy:
      attempt && isRefundableByGateway({ ...attempt, paid: attempt.amount }) ? ('gateway' as const) : 'transfer',
    refunds,
    /** Messages sent to the buyer. */
    messages,
    /** Rupiah of PPN inside the goods of all shops that charge it; null when none does. */
    includedTax: taxWithin(
      parcels.map(({ taxable, subtotal, shopDiscount }) => ({ taxable, goods: subtotal - shopDiscount })),
    ),
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

const listLines = (tx: Connection, orderId: string) =>
  tx
    .select({ line: orderLines, variant: variants.sku })
    .from(orderLines)
    .leftJoin(variants, eq(variants.sku, orderLines.sku))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.sku))

const listParcels = (tx: Connection, orderId: string) =>
  tx
    .select({
      shop: { id: shops.id, name: shops.name, city: shops.city },
      ...{ taxable: shops.taxable, subtotal: orderParcels.subtotal, shipping: orderParcels.shipping },
      insurance: orderParcels.insurance,
      ...{ courierName: orderParcels.courierName, shopDiscount: orderParcels.shopDiscount },
      ...{ arrivesFrom: orderParcels.arrivesFrom, arrivesUntil: orderParcels.arrivesUntil },
      ...{ packedAt: orderParcels.packedAt, shippedAt: orderParcels.shippedAt, arrivedAt: orderParcels.arrivedAt },
      ...{ cancelledAt: orderParcels.cancelledAt },
      /** The courier's; null before it left the shop. */
      trackingNumber: shipments.trackingNumber,
    })
    .from(orderParcels)
    .innerJoin(shops, eq(shops.id, orderParcels.shopId))
    .leftJoin(shipments, and(eq(shipments.orderId, orderParcels.orderId), eq(shipments.shopId, orderParcels.shopId)))
    .where(eq(orderParcels.orderId, orderId))
    .orderBy(asc(orderParcels.shopId))

const toShown = ({
  taxable,
  shopDiscount,
  packedAt,
  shippedAt,
  arrivedAt,
  cancelledAt,
  ...parcel
}: Awaited<ReturnType<typeof listParcels>>[number]) => ({
  ...parcel,
  /** Rupiah of PPN inside its goods; null when its shop charges none. */
  includedTax: taxWithin([{ taxable, goods: parcel.subtotal - shopDiscount }]),
  packedAt: packedAt?.toISOString() ?? null,
  shippedAt: shippedAt?.toISOString() ?? null,
  arrivedAt: arrivedAt?.toISOString() ?? null,
  cancelledAt: cancelledAt?.toISOString() ?? null,
})

async function readReturnableUntil(tx: Connection, order: typeof orders.$inferSelect) {
  const receivedAt = order.arrivedAt ?? order.completedAt
  // What another shop has settled with its seller is not taken back here.
  if (order.basketId === null && order.allocatedAt) return null

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

/** The shops whose parcels still have a way before them. */
export function movableParcels({ status, flag, parcels }: Pick<OrderView, 'status' | 'flag' | 'parcels'>): string[] {
  if (flag !== null || !['paid', 'confirmed', 'packed', 'shipped'].includes(status)) return []

  return parcels.filter((parcel) => !parcel.arrivedAt && !parcel.cancelledAt).map(({ shop }) => shop.id)
}
