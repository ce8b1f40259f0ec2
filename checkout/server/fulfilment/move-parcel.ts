import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq, lte } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, shipments, shops } from '@/db/schema'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { addOrderEvent } from '../order/state/add-order-event'
import { changeOrder } from '../order/state/change-order'
import { advanceFulfilment } from './advance-fulfilment'
import { type CarrierStep, reportedAt, stepAfter } from './carrier-plan'
import { endShipments } from './shipment'

const AT_ONCE = 200

/** Takes over what couriers report by now, each step at its own moment. For a job, every minute. Returns how many steps. */
export async function moveParcels(db: Database, { now }: { now: Date }): Promise<number> {
  const due = await db
    .select({ id: shipments.id, nextAt: shipments.nextAt })
    .from(shipments)
    .where(lte(shipments.nextAt, now))
    .orderBy(asc(shipments.nextAt))
    .limit(AT_ONCE)
  for (const { id, nextAt } of due) if (nextAt) await report(db, { id, at: nextAt })
  if (due.length === 0) return 0

  // A parcel may have done several steps since the last look.
  return due.length + (await moveParcels(db, { now }))
}

type MoveParcelOn = { orderId: string; sessionHash?: string; now: Date }

/**
 * One step ahead of the courier's plan, from the shop's table to the buyer's door; for a demo. With a session, only for its own
 * order.
 * @throws {DomainError} `order_missing`; `order_not_ready` before it is paid and once it has arrived.
 */
export async function moveParcelOn(db: Database, { orderId, sessionHash, now }: MoveParcelOn) {
  const { status } = orderOrThrow(
    await db
      .select({ status: orders.status })
      .from(orders)
      .where(and(eq(orders.id, orderId), sessionHash === undefined ? undefined : readableBy(sessionHash))),
  )
  if (status === 'paid') return advanceFulfilment(db, { orderId, to: 'packed', now })
  if (status === 'packed') return advanceFulfilment(db, { orderId, to: 'shipped', now })
  if (status !== 'shipped') throw new DomainError('conflict', 'order_not_ready', 'no parcel to move', { status })

  const [parcel] = await db.select({ id: shipments.id }).from(shipments).where(eq(shipments.orderId, orderId)).limit(1)
  if (parcel) await report(db, { ...parcel, at: now })
  else await advanceFulfilment(db, { orderId, to: 'arrived', now })
}

/** The next step of a parcel. Its row is locked: of two workers the second finds another step, or none. */
async function report(db: Database, { id, at }: { id: string; at: Date }) {
  await db.transaction(async (tx) => {
    const parcel = await lock(tx, id)
    if (!parcel?.nextStep) return
    const { orderId, nextStep } = parcel
    if (nextStep === 'arrived') {
      await changeOrder(tx, { orderId, change: 'arrive', now: at })
      return endShipments(tx, { orderId })
    }

    await addOrderEvent(tx, { orderId, kind: nextStep, at, detail: { place: placeOf(nextStep, parcel) } })
    await planNext(tx, { ...parcel, nextStep, at })
  })
}

async function lock(tx: Connection, id: string) {
  const [parcel] = await tx
    .select({
      ...{ id: shipments.id, orderId: shipments.orderId, nextStep: shipments.nextStep },
      ...{ shippedAt: shipments.shippedAt, expectedAt: shipments.expectedAt },
      ...{ fromCity: shops.city, toCity: orders.city, toDistrict: orders.district },
    })
    .from(shipments)
    .innerJoin(shops, eq(shops.id, shipments.shopId))
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(eq(shipments.id, id))
    .for('update', { of: shipments })

  return parcel
}

type Parcel = NonNullable<Awaited<ReturnType<typeof lock>>>

/** Where a courier scans a parcel at the step. */
const placeOf = (step: CarrierStep, { fromCity, toCity, toDistrict }: Parcel) =>
  ({ picked_up: fromCity, sorted: toCity, out_for_delivery: toDistrict, arrived: toDistrict })[step]

/** By the plan; a parcel that was moved ahead of it keeps its order of steps. */
async function planNext(tx: Connection, { id, nextStep, at, ...way }: Parcel & { nextStep: CarrierStep; at: Date }) {
  const next = stepAfter(nextStep)
  const planned = next && reportedAt(next, way)

  await tx
    .update(shipments)
    .set({ nextStep: next, nextAt: planned && planned < at ? at : planned })
    .where(eq(shipments.id, id))
}
