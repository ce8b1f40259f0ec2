import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orderParcels, orders } from '@/db/schema'
import { readHolidays } from '../calendar/working-days'
import { eachAlone } from '../jobs/each-alone'
import { allocateParcel, hasOpenReturn } from './allocate-parcel'
import { receiveParcel } from './receive-parcel'
import { returnableUntil } from './return-window'

const AT_ONCE = 200

/**
 * Job, each minute: closes the parcels whose right to return has ended. They count as received, and
 * their money is allocated. Skips parcels with an open return. Returns how many.
 */
export async function completeArrived(db: Database, { now }: { now: Date }) {
  const open = [
    ...(await listOpen(db, orderParcels.arrivedAt)),
    // Nothing of a stopped parcel can be returned.
    ...(await listOpen(db, orderParcels.cancelledAt)),
  ]
  if (open.length === 0) return 0

  const holidays = await readHolidays(db, new Date(Math.min(...open.map((parcel) => endedAt(parcel, now).getTime()))))
  const due = open.filter((parcel) => (returnableUntil(parcel, holidays) ?? endedAt(parcel, now)) <= now)
  const closed = await eachAlone(
    db,
    { task: 'complete-arrived', due, about: ({ orderId, shopId }) => ({ orderId, shopId }), now },
    async ({ orderId, shopId, cancelledAt }) => {
      if (!cancelledAt) await receiveParcel(db, { orderId, shopId, now })
      await allocateParcel(db, { orderId, shopId, now })
    },
  )

  return closed.length
}

/** Each column has a partial index. */
const listOpen = (db: Connection, ended: typeof orderParcels.arrivedAt | typeof orderParcels.cancelledAt) =>
  db
    .select({
      orderId: orderParcels.orderId,
      shopId: orderParcels.shopId,
      arrivedAt: orderParcels.arrivedAt,
      cancelledAt: orderParcels.cancelledAt,
    })
    .from(orderParcels)
    .innerJoin(orders, eq(orders.id, orderParcels.orderId))
    .where(
      and(
        isNull(orderParcels.allocatedAt),
        isNotNull(ended),
        isNotNull(orders.paidAt),
        inArray(orders.status, ['paid', 'packed', 'shipped', 'arrived', 'done']),
        sql`not ${hasOpenReturn}`,
      ),
    )
    .orderBy(asc(ended))
    .limit(AT_ONCE)

type Open = Awaited<ReturnType<typeof listOpen>>[number]

const endedAt = ({ arrivedAt, cancelledAt }: Pick<Open, 'arrivedAt' | 'cancelledAt'>, now: Date) =>
  arrivedAt ?? cancelledAt ?? now
