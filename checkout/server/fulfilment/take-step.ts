import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels, orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { lockOrder } from '../order/access/lock-order'
import { addOrderEvent } from '../order/state/add-order-event'
import { followParcels } from '../order/state/follow-parcels'
import { notifyBuyer } from '../order/state/notify-buyer'
import { collectCash } from './collect-cash'
import { findParcel, ofParcel } from './find-parcel'
import { endShipments, startShipment } from './shipment'

/**
 * Each step's timestamp, its predecessor, whether flagged orders are excluded, and the message to
 * the buyer.
 */
const STEPS = {
  packed: { at: 'packedAt', after: null, unlessFlagged: true, message: null },
  shipped: { at: 'shippedAt', after: 'packedAt', unlessFlagged: true, message: 'shipped' },
  arrived: { at: 'arrivedAt', after: 'shippedAt', unlessFlagged: false, message: 'arrived' },
} as const

/** Order states with parcels to move. */
const UNDER_WAY = new Set<string>(['paid', 'confirmed', 'packed', 'shipped'])

type TakeStep = { orderId: string; shopId: string; to: keyof typeof STEPS; now: Date }

/**
 * Moves one parcel one step, with its order event, audit event and message to the buyer, and
 * updates the order's status. Steps of one order are serialised. A repeated call does nothing.
 * @throws {DomainError} `order_missing`; `order_in_migration`; `parcel_missing`; `order_not_ready`
 * when the parcel is not at the start of this step.
 */
export async function takeStep(tx: Connection, { orderId, shopId, to, now }: TakeStep) {
  const { at, unlessFlagged, message } = STEPS[to]
  const order = await lockOrder(tx, eq(orders.id, orderId))
  const stands = !UNDER_WAY.has(order.status) || (unlessFlagged && order.flag !== null)
  if (stands || !(await markStep(tx, { orderId, shopId, to, now }))) {
    if ((await findParcel(tx, { orderId, shopId }))[at]) return
    throw new DomainError('conflict', 'order_not_ready', `the parcel cannot be ${to}`, { status: order.status })
  }

  const detail = { shop: shopId }
  // COD deliveries have a message of their own.
  const notice = to === 'arrived' && order.paymentWay === 'cod' ? null : message
  await pipeline(
    addOrderEvent(tx, { orderId, kind: to, at: now, detail }),
    recordEvent(tx, { kind: `order_${to}`, detail: { orderId, ...detail }, at: now }),
    ...(notice ? [notifyBuyer(tx, { orderId, kind: notice, about: shopId, detail, now })] : []),
  )
  if (to === 'shipped') await startShipment(tx, { orderId, shopId, now })
  if (to === 'arrived') await endShipments(tx, { orderId, shopId })
  await followParcels(tx, { orderId, now })
  if (to === 'arrived') await collectCash(tx, { order, now })
}

async function markStep(tx: Connection, { orderId, shopId, to, now }: TakeStep) {
  const { at, after } = STEPS[to]
  const rows = await tx
    .update(orderParcels)
    .set({ [at]: now })
    .where(
      and(
        ofParcel({ orderId, shopId }),
        isNull(orderParcels[at]),
        isNull(orderParcels.cancelledAt),
        after ? isNotNull(orderParcels[after]) : undefined,
      ),
    )
    .returning({ shopId: orderParcels.shopId })

  return rows.length > 0
}
