import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, returns } from '@/db/schema'
import { readHolidays } from '../calendar/working-days'
import { eachAlone } from '../jobs/each-alone'
import { allocateOrder } from './allocate-order'
import { completeOrder } from './complete-order'
import { returnableUntil } from './return-window'

const AT_ONCE = 200

/**
 * Job, each minute: completes delivered orders after the right to return has ended, and allocates
 * their money. Skips orders with an open return. Returns how many.
 */
export async function completeArrived(db: Database, { now }: { now: Date }) {
  const open = [
    ...(await listOpen(db, eq(orders.status, 'arrived'), sql`${orders.arrivedAt}`)),
    ...(await listOpen(db, and(eq(orders.status, 'done'), isNull(orders.allocatedAt)), sql`${orders.completedAt}`)),
  ]
  if (open.length === 0) return 0

  const holidays = await readHolidays(db, new Date(Math.min(...open.map((order) => receivedAt(order, now)))))
  const due = open.filter((order) => (returnableUntil(order, holidays) ?? now) <= now)
  const closed = await eachAlone(
    db,
    { task: 'complete-arrived', due, about: ({ orderId }) => ({ orderId }), now },
    async ({ orderId }) => {
      await completeOrder(db, { orderId, now })
      await allocateOrder(db, { orderId, now })
    },
  )

  return closed.length
}

const listOpen = (db: Connection, state: SQL | undefined, oldest: SQL) =>
  db
    .select({
      orderId: orders.id,
      status: orders.status,
      arrivedAt: orders.arrivedAt,
      completedAt: orders.completedAt,
    })
    .from(orders)
    .where(
      and(
        state,
        sql`not exists (select 1 from ${returns} where ${returns.orderId} = ${orders.id} and ${returns.state} = 'requested')`,
      ),
    )
    .orderBy(asc(oldest))
    .limit(AT_ONCE)

const receivedAt = ({ arrivedAt, completedAt }: { arrivedAt: Date | null; completedAt: Date | null }, now: Date) =>
  (arrivedAt ?? completedAt ?? now).getTime()
