import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import {
  buyerMessages,
  complaints,
  orderEvents,
  orderLines,
  orderParcels,
  orders,
  paymentAttempts,
  refunds,
  returnLines,
  returns,
} from '@/db/schema'
import { taxWithin } from '../basket/included-tax'
import { readHolidays } from '../calendar/working-days'
import { labelOf } from '../catalogue/label-of'
import { formatPhone } from '../delivery/format-phone'
import { returnableUntil } from '../fulfilment/return-window'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { CASH, hasMoneyLeft } from '../payment/refund/paid-for'
import { isRefundableByGateway, returnOfKey } from '../payment/refund/refund-rules'
import { photoPaths } from '../photo/review-photo-paths'
import { editableUntil } from '../review/write-review'
import { explainReturn } from './explain-return'
import { countTransactions } from './read-progress'

type GetOrder = { orderId: string; sessionHash: string }

export type OrderView = Awaited<ReturnType<typeof getOrder>>

/**
 * Returns an order, read by one statement and so at one moment: a page with recent events beside an
 * older status would never refresh.
 * @throws {DomainError} `order_missing` when this session has no such order.
 */
export async function getOrder(db: Connection, input: GetOrder) {
  const { lines, events, parcels, attempts, transactions, refunds, messages, reviews, complaints, migrated, ...order } =
    orderOrThrow(await wholeOrder(db).execute(input))
  const [attempt] = attempts
  const refundable = leftOf({ ...order, attempt, refunds })
  const until = await readReturnableUntil(db, { ...order, parcels })
  const { sessionHash: _, basketId: __, promoId: ___, nextPollAt: ____, allocatedAt: _____, ...rest } = order

  return {
    ...rest,
    /** Its number in the old shop; null for Pasar's own orders. */
    oldShopNumber: migrated?.oldShopNumber ?? null,
    /** Formatted; null where it was not migrated. */
    phone: order.phone && formatPhone(order.phone),
    placedAt: order.placedAt.toISOString(),
    paymentDueAt: order.paymentDueAt.toISOString(),
    ...toTimes(order),
    lines: lines.map(({ orderId: _, promoId: __, nameId, nameEn, labelId, labelEn, variant, ...line }) => ({
      ...line,
      /**
       * Whether the goods were ever on sale here: reviews of the old shop's other goods have no
       * page.
       */
      ratable: variant !== null,
      name: { id: nameId, en: nameEn },
      label: labelOf({ labelId, labelEn }),
    })),
    events: events.map(({ kind, at, detail }) => ({
      kind,
      at: at.toISOString(),
      /** The parcel's shop; null when the event concerns the whole order. */
      shopId: typeof detail?.shop === 'string' ? detail.shop : null,
      /** Where the courier scanned the parcel. */
      place: typeof detail?.place === 'string' ? detail.place : null,
      /** The delivery days before the change. */
      arrival: toDays(detail),
    })),
    /** One per shop. */
    parcels: parcels.map((parcel) => ({
      ...toShown(parcel),
      /**
       * Until when the buyer may return its goods; null before delivery, and once all money is
       * refunded or in refund.
       */
      returnableUntil: until(parcel)?.toISOString() ?? null,
    })),
    /**
     * Grows with every event, message and transaction of the gateway: a page with a smaller version
     * is outdated.
     */
    version: events.length + messages.length + transactions,
    payment:
      order.paymentWay === 'cod'
        ? { state: null, method: CASH, payCode: null, billerCode: null, installmentMonths: null }
        : attempt
          ? {
              state: attempt.state,
              method: attempt.method,
              payCode: attempt.payCode,
              billerCode: attempt.billerCode,
              installmentMonths: attempt.installmentMonths,
            }
          : null,
    /** Rupiah paid and not refunded or in refund. */
    refundable,
    /** Rupiah of the goods' payment that are refunded or in refund. */
    refunded: sumOf(refundsOfGoods(refunds)),
    /** How the whole amount would be refunded: by the gateway, or by an operator's transfer. */
    refundBy: refundWay(attempt, refundable),
    /** How a partial amount would be refunded, such as for some returned pieces. */
    refundPartBy: refundWay(attempt, 0),
    refunds: refunds.map(({ refundKey, requestedAt, confirmedAt, bankConfirmedAt, closedAt, ...refund }) => ({
      ...refund,
      returnId: returnOfKey(refundKey),
      /** Its parts; null for a refund of something else than returned goods. */
      parts: partsOf({ lines, parcels }, { id: returnOfKey(refundKey), amount: refund.amount }),
      requestedAt: requestedAt.toISOString(),
      confirmedAt: confirmedAt?.toISOString() ?? null,
      bankConfirmedAt: bankConfirmedAt?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
    })),
    /** Messages sent to the buyer. */
    messages: messages.map(({ at, ...message }) => ({ ...message, at: at.toISOString() })),
    /** The buyer's reviews of its lines. */
    reviews: reviews.map(({ id, sku, stars, body, createdAt, photos }) => ({
      sku,
      stars,
      body: body ?? '',
      photos: photoPaths({ id, photos }),
      editableUntil: editableUntil({ createdAt }).toISOString(),
    })),
    complaints: complaints.map(({ photos, ...complaint }) => ({ ...complaint, photos: photos.length })),
  }
}

function partsOf({ lines, parcels }: Pick<Read, 'lines' | 'parcels'>, { id, amount }: Refunded) {
  const parcel = parcels.find(({ returns }) => returns.some((one) => one.id === id))

  return id !== null && parcel ? explainReturn({ id, amount, lines, returns: parcel.returns }) : null
}

type Refunded = { id: number | null; amount: number }

const toDays = (detail: Record<string, unknown> | null) =>
  typeof detail?.arrivesFrom === 'string' && typeof detail.arrivesUntil === 'string'
    ? { arrivesFrom: detail.arrivesFrom, arrivesUntil: detail.arrivesUntil }
    : null

type Paid = Read['attempts'][number] | undefined

function refundWay(attempt: Paid, amount: number) {
  if (!attempt) return 'transfer' as const
  const { method, amount: paid } = attempt

  return isRefundableByGateway({ method, paid, amount }) ? 'gateway' : 'transfer'
}

type Money = { total: number; attempt: Paid; refunds: Read['refunds'] }

/** Late or duplicate payments are refunded in addition to the money for the goods. */
const leftOf = ({ total, attempt, refunds }: Money) =>
  total - (attempt?.chargedBack ?? 0) - sumOf(refundsOfGoods(refunds))

const refundsOfGoods = (refunds: Read['refunds']) =>
  refunds.filter(({ reason, state }) => reason !== 'late' && reason !== 'twice' && state !== 'dropped')

const sumOf = (refunds: { amount: number }[]) => refunds.reduce((sum, { amount }) => sum + amount, 0)

const toTimes = (order: typeof orders.$inferSelect) => ({
  paidAt: order.paidAt?.toISOString() ?? null,
  packedAt: order.packedAt?.toISOString() ?? null,
  shippedAt: order.shippedAt?.toISOString() ?? null,
  arrivedAt: order.arrivedAt?.toISOString() ?? null,
  completedAt: order.completedAt?.toISOString() ?? null,
  cancelledAt: order.cancelledAt?.toISOString() ?? null,
  flaggedAt: order.flaggedAt?.toISOString() ?? null,
})

type Parcel = Read['parcels'][number]

const toReturn = ({ requestedAt, dueAt, answeredAt, photos, ...request }: Parcel['returns'][number]) => ({
  ...request,
  photos: photos.length,
  requestedAt: requestedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
})

const toShown = ({
  shopDiscount,
  packedAt,
  shippedAt,
  arrivedAt,
  receivedAt,
  allocatedAt,
  cancelledAt,
  shop: { taxable, ...shop },
  shipment,
  returns,
  ...parcel
}: Parcel) => ({
  ...parcel,
  shop,
  /** The buyer's requests to return its goods, oldest first. */
  returns: returns.map(toReturn),
  /** The courier's number; null before shipping. */
  trackingNumber: shipment?.trackingNumber ?? null,
  /** PPN in rupiah included in its goods; null when its shop charges none. */
  includedTax: taxWithin({ taxable, goods: parcel.subtotal - shopDiscount }),
  packedAt: packedAt?.toISOString() ?? null,
  shippedAt: shippedAt?.toISOString() ?? null,
  arrivedAt: arrivedAt?.toISOString() ?? null,
  /** When the buyer confirmed it, or the time to return ended. */
  receivedAt: receivedAt?.toISOString() ?? null,
  /** Whether its seller's money is released, after the time to return. */
  isAllocated: allocatedAt !== null,
  cancelledAt: cancelledAt?.toISOString() ?? null,
})

/** Returns until when a parcel's goods may be returned. */
async function readReturnableUntil(db: Connection, order: Pick<Read, 'id' | 'basketId' | 'allocatedAt' | 'parcels'>) {
  const arrived = order.parcels.filter(({ arrivedAt }) => arrivedAt)
  // Money that the old shop has settled with its seller cannot be returned here.
  const isSettled = order.basketId === null && order.allocatedAt !== null
  if (arrived.length === 0 || isSettled || !(await hasMoneyLeft(db, order.id))) return () => null
  const holidays = await readHolidays(db, new Date(0))

  return (parcel: Parcel) => returnableUntil(parcel, holidays)
}

/** Returns the shops whose parcels can still move. */
export function movableParcels({ status, flag, parcels }: Pick<OrderView, 'status' | 'flag' | 'parcels'>): string[] {
  if (flag !== null || !['paid', 'confirmed', 'packed', 'shipped'].includes(status)) return []

  return parcels.filter((parcel) => !parcel.arrivedAt && !parcel.cancelledAt).map(({ shop }) => shop.id)
}

/**
 * Drizzle would qualify every column here with the attempt's table, so the refund's columns are
 * written out.
 */
const wasTooMany = sql`exists (
  select from refunds where refunds.attempt_id = ${paymentAttempts.id} and refunds.reason in ('late', 'twice'))`

type Read = Awaited<ReturnType<ReturnType<typeof wholeOrder>['execute']>>[number]

const wholeOrder = builtOnce((db: Connection) =>
  db.query.orders
    .findMany({
      where: and(eq(orders.id, sql.placeholder('orderId')), readableBy(sql.placeholder('sessionHash'))),
      extras: { transactions: countTransactions(orders.id).as('transactions') },
      with: {
        migrated: { columns: { oldShopNumber: true } },
        lines: {
          with: { variant: { columns: { sku: true } } },
          orderBy: asc(orderLines.sku),
        },
        events: { columns: { kind: true, at: true, detail: true }, orderBy: asc(orderEvents.id) },
        /** The attempt that pays for the goods, else an excess payment, else the latest. */
        attempts: {
          columns: {
            state: true,
            method: true,
            payCode: true,
            billerCode: true,
            installmentMonths: true,
            amount: true,
            chargedBack: true,
          },
          orderBy: [desc(eq(paymentAttempts.state, 'paid')), wasTooMany, desc(paymentAttempts.number)],
          limit: 1,
        },
        refunds: {
          columns: {
            refundKey: true,
            reason: true,
            state: true,
            amount: true,
            reference: true,
            requestedAt: true,
            confirmedAt: true,
            bankConfirmedAt: true,
            closedAt: true,
          },
          orderBy: [asc(refunds.requestedAt), asc(refunds.refundKey)],
        },
        messages: { columns: { kind: true, detail: true, at: true }, orderBy: asc(buyerMessages.id) },
        parcels: {
          columns: {
            subtotal: true,
            shipping: true,
            insurance: true,
            courierName: true,
            shopDiscount: true,
            arrivesFrom: true,
            arrivesUntil: true,
            packedAt: true,
            shippedAt: true,
            arrivedAt: true,
            receivedAt: true,
            allocatedAt: true,
            cancelledAt: true,
          },
          with: {
            returns: {
              columns: {
                id: true,
                state: true,
                reason: true,
                note: true,
                answer: true,
                refunded: true,
                requestedAt: true,
                dueAt: true,
                answeredAt: true,
              },
              with: {
                lines: { columns: { sku: true, quantity: true, refused: true }, orderBy: asc(returnLines.sku) },
                photos: { columns: { position: true } },
              },
              orderBy: asc(returns.id),
            },
            shop: { columns: { id: true, name: true, city: true, taxable: true } },
            shipment: { columns: { trackingNumber: true } },
          },
          orderBy: asc(orderParcels.shopId),
        },
        reviews: { columns: { id: true, sku: true, stars: true, body: true, createdAt: true, photos: true } },
        complaints: {
          columns: { secretHash: false },
          with: { photos: { columns: { position: true } } },
          orderBy: asc(complaints.id),
        },
      },
    })
    .prepare('read_order'),
)
