import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels, shipments } from '@/db/schema'
import { orderOrThrow } from '../order/access/order-or-throw'
import { expectedAt, reportedAt } from './carrier-plan'

type OfShop = { orderId: string; shopId: string }

/** Hands a shop's parcel to its courier, under a new tracking number. */
export async function startShipment(tx: Connection, { orderId, shopId, now }: OfShop & { now: Date }) {
  const { arrivesFrom } = orderOrThrow(
    await tx
      .select({ arrivesFrom: orderParcels.arrivesFrom })
      .from(orderParcels)
      .where(and(eq(orderParcels.orderId, orderId), eq(orderParcels.shopId, shopId))),
  )
  const way = { shippedAt: now, expectedAt: expectedAt(now, arrivesFrom) }

  await tx.insert(shipments).values({
    orderId,
    shopId,
    ...way,
    trackingNumber: newTrackingNumber(),
    nextStep: 'picked_up',
    nextAt: reportedAt('picked_up', way),
  })
}

/** Stops courier events for a shop's parcel, or for the whole order, after delivery. */
export async function endShipments(tx: Connection, { orderId, shopId }: { orderId: string; shopId?: string }) {
  await tx
    .update(shipments)
    .set({ nextStep: null, nextAt: null })
    .where(and(eq(shipments.orderId, orderId), shopId ? eq(shipments.shopId, shopId) : undefined))
}

const DIGITS = 12

/** `RESI-` and twelve digits, a format that no courier uses. */
const newTrackingNumber = () => `RESI-${Array.from({ length: DIGITS }, () => randomInt(10)).join('')}`
