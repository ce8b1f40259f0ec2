import { asc, eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { expireOrder } from '../cancellation/expire-order'
import { firstPollAt, LONGEST_POLL_SECONDS } from '../jobs/poll-schedule'
import { log } from '../log'
import { reconcilePayment } from '../payment/attempt/reconcile-payment'
import type { Gateway } from '../payment/gateway/gateway'
import { GatewayError } from '../payment/gateway/gateway-error'

const TAKEN_AT_ONCE = 200
/** A gateway that does not respond blocks each of these for its timeout. */
const ASKED_AT_ONCE = 6
/** After its deadline an order reserves goods in vain, so an expiry that failed is retried soon. */
const EXPIRE_AGAIN_SECONDS = 60

/**
 * Polls each order whose poll is due, and expires it after its deadline. A failure does not stop
 * the others and is retried. Returns when to call it next: before any order placed meanwhile is
 * due.
 */
export async function followUpOrders(db: Database, gateway: Gateway, { now }: { now: Date }): Promise<Date> {
  const due = await takeDue(db, now)
  const followUpNext = async () => {
    for (let order = due.pop(); order; order = due.pop()) await followUp(db, gateway, { ...order, now })
  }
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, followUpNext))

  return findNext(db, now)
}

type DueOrder = { orderId: string; overdue: boolean }

/**
 * Schedules each order's next poll at twice the interval before polling: a crash only postpones it.
 */
async function takeDue(db: Connection, now: Date): Promise<DueOrder[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const first = (firstPollAt(now).getTime() - now.getTime()) / 1000

  return db.execute<DueOrder>(sql`
    with due as (
      select id from orders where status = 'awaiting_payment' and next_poll_at <= ${at}
      order by next_poll_at limit ${TAKEN_AT_ONCE} for no key update
    )
    update orders set next_poll_at = case
      when payment_due_at <= ${at} then ${at} + make_interval(secs => ${EXPIRE_AGAIN_SECONDS})
      else least(payment_due_at, ${at} + least(${at} - placed_at + make_interval(secs => ${first}),
        make_interval(secs => ${LONGEST_POLL_SECONDS})))
    end
    from due where orders.id = due.id
    returning orders.id as "orderId", payment_due_at <= ${at} as overdue`)
}

async function followUp(db: Database, gateway: Gateway, { orderId, overdue, now }: DueOrder & { now: Date }) {
  try {
    if (overdue) await expireOrder(db, gateway, { orderId, now })
    else await reconcilePayment(db, gateway, { orderId, now })
  } catch (error) {
    if (error instanceof GatewayError) return log.warn({ orderId, status: error.status }, error.message)
    log.error({ orderId, err: error }, 'an order was not followed up')
    await raiseThrottledAlarm(db, { kind: 'job_given_up', detail: { task: 'follow-up-orders', orderId }, at: now })
  }
}

async function findNext(db: Connection, now: Date): Promise<Date> {
  const [next] = await db
    .select({ at: orders.nextPollAt })
    .from(orders)
    .where(eq(orders.status, 'awaiting_payment'))
    .orderBy(asc(orders.nextPollAt))
    .limit(1)

  return next && next.at < firstPollAt(now) ? next.at : firstPollAt(now)
}
