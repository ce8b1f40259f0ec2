import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, shipments } from '@/db/schema'
import { orderOrThrow } from '../order/access/order-or-throw'
import { expectedAt, reportedAt } from './carrier-plan'

type OfOrder = { orderId: string }

/** The parcel of a shop is with its courier, under a number of its own. */
export async function startShipment(tx: Connection, { orderId, now }: OfOrder & { now: Date }) {
  const { shopId, arrivesFrom } = orderOrThrow(
    await tx
      .select({ shopId: orders.shopId, arrivesFrom: orders.arrivesFrom })
      .from(orders)
      .where(eq(orders.id, orderId)),
  )
  const way = { shippedAt: now, expectedAt: expectedAt(now, arrivesFrom) }

  await tx.insert(shipments).values({
    ...{ orderId, shopId, ...way },
    trackingNumber: newTrackingNumber(),
    nextStep: 'picked_up',
    nextAt: reportedAt('picked_up', way),
  })
}

/** Nothing more is reported: the parcel is with its buyer. */
export async function endShipments(tx: Connection, { orderId }: OfOrder) {
  await tx.update(shipments).set({ nextStep: null, nextAt: null }).where(eq(shipments.orderId, orderId))
}

const DIGITS = 12

/** `RESI-` and twelve digits: no courier's real form. */
const newTrackingNumber = () => `RESI-${Array.from({ length: DIGITS }, () => randomInt(10)).join('')}`
