import { asc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { completeOrder } from './complete-order'
import { workingDaysAfter } from './working-days'

/** After so many working days without a complaint the parcel counts as received. */
const WORKING_DAYS = 2
const AT_ONCE = 200

/** Completes what arrived long enough ago. For a job, every few minutes. */
export async function completeArrived(db: Database, { now }: { now: Date }) {
  const arrived = await db
    .select({ orderId: orders.id, arrivedAt: orders.arrivedAt })
    .from(orders)
    .where(eq(orders.status, 'arrived'))
    .orderBy(asc(orders.arrivedAt))
    .limit(AT_ONCE)
  const due = arrived.filter(({ arrivedAt }) => arrivedAt && workingDaysAfter(arrivedAt, WORKING_DAYS) <= now)
  for (const { orderId } of due) await completeOrder(db, { orderId, now })

  return due.length
}
