import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq, isNull, lte, type SQL } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orderParcels, orders, shipments, shops } from '@/db/schema'
import type { Buyer, Timed } from '../context'
import { eachAlone } from '../jobs/each-alone'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { addOrderEvent } from '../order/state/add-order-event'
import { advanceFulfilment, type FulfilmentStep } from './advance-fulfilment'
import { type CarrierStep, reportedAt, stepAfter, stepsBehind } from './carrier-plan'
import { takeStep } from './take-step'

const AT_ONCE = 200

/**
 * Job, each minute: applies the due courier events, each with its own time. Returns the number of
 * steps.
 */
export async function moveParcels(db: Database, { now }: { now: Date }): Promise<number> {
  const due = await db
    .select({ id: shipments.id, orderId: shipments.orderId, nextAt: shipments.nextAt })
    .from(shipments)
    .where(lte(shipments.nextAt, now))
    .orderBy(asc(shipments.nextAt))
    .limit(AT_ONCE)
  const moved = await eachAlone(
    db,
    { task: 'move-parcels', due, about: ({ orderId }) => ({ orderId }), now },
    ({ nextAt, ...parcel }) => report(db, { ...parcel, at: nextAt ?? now }),
  )
  if (moved.length === 0) return 0

  // Repeats, since a parcel may have several due steps.
  return moved.length + (await moveParcels(db, { now }))
}

/** Without `shopId`, the least advanced parcel. */
type MoveParcelOn = { orderId: string; shopId?: string }

/**
 * Moves a parcel one step ahead of the courier's plan, from packing to delivery; for demos.
 * @throws {DomainError} `order_missing`; `parcel_missing`; `order_not_ready` before payment and
 * after delivery.
 */
export async function moveParcelOn({ db, now }: Timed, { orderId, shopId }: MoveParcelOn, whose?: SQL) {
  const parcels = await listParcels(db, orderId, whose)
  const parcel = shopId === undefined ? leastAdvanced(parcels) : parcels.find((one) => one.shopId === shopId)
  if (!parcel) throw new DomainError('not_found', 'parcel_missing', 'nothing in the order is of this shop')

  const advance = (to: FulfilmentStep) => advanceFulfilment({ db, now }, { orderId, shopId: parcel.shopId, to })
  if (!parcel.packedAt) return advance('packed')
  if (!parcel.shippedAt) return advance('shipped')
  if (!parcel.shipment && !parcel.arrivedAt) return advance('arrived')
  if (!parcel.shipment?.nextStep)
    throw new DomainError('conflict', 'order_not_ready', 'no parcel to move', { status: parcel.status })

  await report(db, { ...parcel.shipment, orderId, at: now })
}

/** `moveParcelOn` for an order of this session. @throws {DomainError} as `moveParcelOn`. */
export const moveOwnParcelOn = (ctx: Buyer, parcel: MoveParcelOn) =>
  moveParcelOn(ctx, parcel, readableBy(ctx.sessionHash))

async function listParcels(db: Connection, orderId: string, whose?: SQL) {
  const order = await db
    .select({
      status: orders.status,
      shopId: orderParcels.shopId,
      packedAt: orderParcels.packedAt,
      shippedAt: orderParcels.shippedAt,
      arrivedAt: orderParcels.arrivedAt,
      shipment: { id: shipments.id, nextStep: shipments.nextStep },
    })
    .from(orders)
    .innerJoin(orderParcels, eq(orderParcels.orderId, orders.id))
    .leftJoin(shipments, and(eq(shipments.orderId, orders.id), eq(shipments.shopId, orderParcels.shopId)))
    .where(and(eq(orders.id, orderId), isNull(orderParcels.cancelledAt), whose))
    .orderBy(asc(orderParcels.shopId))
  orderOrThrow(order)

  return order
}

type Listed = Awaited<ReturnType<typeof listParcels>>[number]

const behind = ({ packedAt, shippedAt, shipment }: Listed) =>
  [packedAt, shippedAt].filter(Boolean).length + (shippedAt ? stepsBehind(shipment?.nextStep ?? null) : 0)

const leastAdvanced = (parcels: Listed[]) => parcels.toSorted((one, other) => behind(one) - behind(other))[0]

/**
 * Reports a parcel's next step. Of two concurrent workers the second finds another step or none.
 * The order is always locked first.
 */
async function report(db: Database, { id, orderId, at }: { id: string; orderId: string; at: Date }) {
  await db.transaction(async (tx) => {
    await lockOrder(tx, eq(orders.id, orderId))
    const parcel = await lock(tx, id)
    if (!parcel?.nextStep) return
    const { shopId, nextStep } = parcel
    if (nextStep === 'arrived') return takeStep(tx, { orderId, shopId, to: 'arrived', now: at })

    const detail = { shop: shopId, place: placeOf(nextStep, parcel) ?? parcel.fromCity }
    await addOrderEvent(tx, { orderId, kind: nextStep, at, detail })
    await planNext(tx, { ...parcel, nextStep, at })
  })
}

async function lock(tx: Connection, id: string) {
  const [parcel] = await tx
    .select({
      id: shipments.id,
      shopId: shipments.shopId,
      nextStep: shipments.nextStep,
      shippedAt: shipments.shippedAt,
      expectedAt: shipments.expectedAt,
      fromCity: shops.city,
      toCity: orders.city,
      toDistrict: orders.district,
    })
    .from(shipments)
    .innerJoin(shops, eq(shops.id, shipments.shopId))
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(eq(shipments.id, id))
    .for('update', { of: shipments })

  return parcel
}

type Parcel = NonNullable<Awaited<ReturnType<typeof lock>>>

/** Returns where the courier scans the parcel at this step; null where that address is unknown. */
const placeOf = (step: CarrierStep, { fromCity, toCity, toDistrict }: Parcel) =>
  ({ picked_up: fromCity, sorted: toCity, out_for_delivery: toDistrict ?? toCity, arrived: toDistrict ?? toCity })[step]

/** Plans the next step; a parcel that was moved ahead of its plan keeps the order of steps. */
async function planNext(tx: Connection, { id, nextStep, at, ...way }: Parcel & { nextStep: CarrierStep; at: Date }) {
  const next = stepAfter(nextStep)
  const plannedAt = next && reportedAt(next, way)

  await tx
    .update(shipments)
    .set({ nextStep: next, nextAt: plannedAt && plannedAt < at ? at : plannedAt })
    .where(eq(shipments.id, id))
}
