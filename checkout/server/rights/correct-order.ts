import { DomainError } from '@jembatan/platform/errors'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { areas, basketDeliveries, orderParcels, orders, shops } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { takesCashIn, whyNotCodTo } from '../basket/why-not-cod'
import type { Buyer, TimelessBuyer } from '../context'
import { listCourierOffers } from '../delivery/list-courier-offers'
import { parseAddress, type TypedAddress } from '../delivery/parse-address'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { addOrderEvent } from '../order/state/add-order-event'
import { moveArrival } from '../order/state/move-arrival'
import { endOfDay } from '../placement/payment-window'
import { hasMostUnpaid } from '../placement/write-order'

type OfOrder = { orderId: string; sessionHash: string }

type CorrectOrder = Pick<OfOrder, 'orderId'> & { address: TypedAddress }

/**
 * Corrects recipient and address of an order that is not packed yet. The price stays: where a
 * parcel would cost another price, the order has to be cancelled and placed again. For another area
 * the delivery days change, and with them the due time of COD. An issued invoice stays unchanged.
 * @throws {DomainError} `order_missing`; `order_not_correctable` once a parcel is packed, or the
 * order has ended; `address_invalid` with an error code by field. At `areaId` also
 * `shipping_differs` and `courier_not_there`; at `phone` `unpaid_orders_of_phone`,
 * `refused_before`, `phone_unproven` and `voucher_used_before`: a correction must not bypass the
 * limits of a phone.
 */
export async function correctOrder({ db, sessionHash, now }: Buyer, { orderId, address }: CorrectOrder) {
  const { areaId, ...parsed } = parseAddress(address)
  const [area] = await db.select().from(areas).where(eq(areas.id, areaId))
  if (!area) throw wrongArea('missing')
  const { village, district, city, province, postalCode, timeZone } = area

  await db.transaction(async (tx) => {
    const own = and(eq(orders.id, orderId), readableBy(sessionHash))
    const order = await lockOrder(tx, own)
    const parcels = await listParcels(tx, orderId)
    if (!isCorrectable(order, parcels))
      throw new DomainError('conflict', 'order_not_correctable', 'it is on its way, or has ended', {
        status: order.status,
      })
    const previous = await readArea(tx, order)
    for (const parcel of parcels) {
      const days = await atTheSamePrice(tx, { ...parcel, to: area, now })
      if (previous !== areaId) await changeArrival(tx, { order, parcel, days, now })
    }
    if (order.paymentWay === 'cod' && !takesCashIn(area.zone)) throw wrongArea('courier_not_there')
    if (order.phone !== parsed.phone)
      await assertMayTake(tx, { ...order, placedBy: order.sessionHash, phone: parsed.phone, sessionHash, now })

    const place = { village, district, city, province, postalCode, timeZone }
    await tx
      .update(orders)
      .set({ ...parsed, ...place })
      .where(eq(orders.id, orderId))
    await tx
      .update(basketDeliveries)
      .set({ ...parsed, areaId, updatedAt: now })
      .where(sql`${basketDeliveries.basketId} = ${order.basketId}`)
    await addOrderEvent(tx, { orderId, kind: 'address_corrected', at: now })
    await recordEvent(tx, { kind: 'order_corrected', detail: { orderId }, at: now })
  })
}

const listParcels = (tx: Connection, orderId: string) =>
  tx
    .select({
      ...getTableColumns(orderParcels),
      from: { zone: shops.zone, latitude: shops.latitude, longitude: shops.longitude },
    })
    .from(orderParcels)
    .innerJoin(shops, eq(shops.id, orderParcels.shopId))
    .where(eq(orderParcels.orderId, orderId))

async function readArea(tx: Connection, { basketId }: typeof orders.$inferSelect) {
  const [delivery] = await tx
    .select({ areaId: basketDeliveries.areaId })
    .from(basketDeliveries)
    .where(sql`${basketDeliveries.basketId} = ${basketId}`)

  return delivery?.areaId
}

type Parcel = Awaited<ReturnType<typeof listParcels>>[number]

/** Imported orders have no courier of ours whose price could be compared. */
const isCorrectable = ({ basketId, status, flag }: typeof orders.$inferSelect, parcels: Parcel[]) =>
  basketId !== null &&
  ['awaiting_payment', 'confirmed', 'paid'].includes(status) &&
  flag === null &&
  parcels.every(({ packedAt }) => !packedAt)

type Moved = Parcel & { to: typeof areas.$inferSelect; now: Date }

/**
 * Returns the new delivery days. @throws {DomainError} `address_invalid` when the price differs, or
 * the courier does not serve the area.
 */
async function atTheSamePrice(tx: Connection, { courierCode, shipping, ...way }: Moved) {
  const offer = (await listCourierOffers(tx, way)).find(({ code }) => code === courierCode)
  if (!offer || offer.refusal !== null) throw wrongArea('courier_not_there')
  if (offer.price !== shipping) throw wrongArea('shipping_differs')

  return { arrivesFrom: offer.arrivesFrom, arrivesUntil: offer.arrivesUntil }
}

type Days = Awaited<ReturnType<typeof atTheSamePrice>>

type ChangeArrival = { order: typeof orders.$inferSelect; parcel: Parcel; days: Days; now: Date }

async function changeArrival(tx: Connection, { order, parcel, days, now }: ChangeArrival) {
  if (!(await moveArrival(tx, { parcel, days, now })) || order.paymentWay !== 'cod') return

  await tx
    .update(orders)
    .set({ paymentDueAt: endOfDay(days.arrivesUntil) })
    .where(eq(orders.id, order.id))
}

type CorrectedOrder = Pick<typeof orders.$inferSelect, 'id' | 'status' | 'paymentWay' | 'total'> &
  Parameters<typeof whyNotCodTo>[1] & { placedBy: string | null }

async function assertMayTake(tx: Connection, { id, status, paymentWay, placedBy, ...buyer }: CorrectedOrder) {
  const { phone, sessionHash } = buyer
  const sessions = placedBy ? [sessionHash, placedBy] : [sessionHash]
  if (status !== 'paid' && (await hasMostUnpaid(tx, { orderId: id, phone, sessions })))
    throw wrongPhone('unpaid_orders_of_phone')
  const [refusal] = paymentWay === 'cod' ? await whyNotCodTo(tx, buyer) : []
  if (refusal) throw wrongPhone(refusal)
  const used = await tx.execute(sql`
    select from order_vouchers
    where order_id = ${id} and state <> 'released' and has_used_voucher(code, '', ${buyer.phone}) limit 1`)
  if (used.length > 0) throw wrongPhone('voucher_used_before')
}

const wrongPhone = (phone: string) => new DomainError('invalid', 'address_invalid', 'not with this phone', { phone })

const wrongArea = (areaId: string) => new DomainError('invalid', 'address_invalid', 'not to this area', { areaId })

/** Returns the order's address, for its form. @throws {DomainError} `order_missing` */
export async function readOrderAddress({ db, sessionHash }: TimelessBuyer, { orderId }: Pick<OfOrder, 'orderId'>) {
  const { order, phone, area } = orderOrThrow(
    await db
      .select({ order: orders, phone: basketDeliveries.phone, area: areas })
      .from(orders)
      .innerJoin(basketDeliveries, eq(basketDeliveries.basketId, orders.basketId))
      .innerJoin(areas, eq(areas.id, basketDeliveries.areaId))
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
  )
  const { recipient, email, street, rtRw, landmark, courierNote } = order

  return { recipient, phone, email, street, rtRw, landmark, courierNote, area }
}
