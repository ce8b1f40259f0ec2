import { asc, desc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderEvents, orderLines, orderParcels, orders, paymentAttempts, refunds } from '@/db/schema'
import { labelOf } from '../catalogue/label-of'
import type { Context } from '../context'
import { formatPhone } from '../delivery/format-phone'
import { orderOrThrow } from '../order/access/order-or-throw'
import type { OrderEventKind } from '../order/state/add-order-event'
import { listOrders } from './list-orders'
import { listPostings } from './list-postings'

/**
 * Returns all that an operator needs of one order: goods, recipient, parcels with their next step,
 * payments, refunds, postings and events.
 * @throws {DomainError} `order_missing`
 */
export async function showOrder({ db }: Pick<Context, 'db'>, { orderId }: { orderId: string }) {
  const [listed, details, postings] = await Promise.all([
    listOrders({ db }, { show: 'all', number: orderId }),
    readDetails(db, orderId),
    listPostings({ db }, { orderId }),
  ])
  const { lines, events, attempts, refunds, phone, parcels, ...order } = orderOrThrow(details ? [details] : [])

  return {
    ...order,
    lines: lines.map(({ nameId, nameEn, labelId, labelEn, ...line }) => ({
      ...line,
      name: { id: nameId, en: nameEn },
      label: labelOf({ labelId, labelEn }),
    })),
    phone: phone && formatPhone(phone),
    /** The order as its list shows it, with the next step of each parcel. */
    listed: orderOrThrow(listed),
    parcels: parcels.map(({ shipment, ...parcel }) => ({
      ...parcel,
      trackingNumber: shipment?.trackingNumber ?? null,
    })),
    attempts: attempts.map(({ createdAt, ...attempt }) => ({ ...attempt, at: createdAt.toISOString() })),
    refunds: refunds.map(({ requestedAt, ...refund }) => ({ ...refund, at: requestedAt.toISOString() })),
    events: events.map(({ id, kind, at, detail }) => ({
      id,
      kind: kind as OrderEventKind,
      at: at.toISOString(),
      shopId: typeof detail?.shop === 'string' ? detail.shop : null,
    })),
    postings,
  }
}

const readDetails = (db: Connection, orderId: string) =>
  db.query.orders.findFirst({
    where: eq(orders.id, orderId),
    columns: {
      recipient: true,
      phone: true,
      email: true,
      street: true,
      rtRw: true,
      village: true,
      district: true,
      city: true,
      province: true,
      postalCode: true,
      landmark: true,
      courierNote: true,
      total: true,
    },
    with: {
      lines: {
        columns: {
          sku: true,
          shopId: true,
          nameId: true,
          nameEn: true,
          labelId: true,
          labelEn: true,
          quantity: true,
          unitPrice: true,
        },
        orderBy: asc(orderLines.sku),
      },
      parcels: {
        columns: {
          shopId: true,
          courierName: true,
          shipping: true,
          insurance: true,
          arrivesFrom: true,
          arrivesUntil: true,
        },
        with: { shop: { columns: { name: true } }, shipment: { columns: { trackingNumber: true } } },
        orderBy: asc(orderParcels.shopId),
      },
      attempts: {
        columns: { number: true, state: true, method: true, amount: true, createdAt: true },
        orderBy: asc(paymentAttempts.number),
      },
      refunds: {
        columns: { reason: true, state: true, amount: true, requestedAt: true },
        orderBy: asc(refunds.requestedAt),
      },
      events: { columns: { id: true, kind: true, at: true, detail: true }, orderBy: desc(orderEvents.id) },
    },
  })
