import { subscribe } from '@jembatan/audit-log'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { and, isNull, lte, sql } from 'drizzle-orm'
import type { Sql } from 'postgres'
import type { Connection, Database } from '@/db/connect'
import { paymentNotifications } from '@/db/schema'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { firstPollAt, LONGEST_POLL_SECONDS } from '../jobs/poll-schedule'
import { log } from '../log'
import type { Gateway } from '../payment/gateway/gateway'
import { GatewayError } from '../payment/gateway/gateway-error'
import { processNotifications } from '../payment/notification/process-notifications'
import { NEWS_RECEIVED } from '../payment/notification/receive-notification'

const LISTED_AT_ONCE = 200
/** A gateway that does not respond blocks each of these for its timeout. */
const READ_AT_ONCE = 6

/**
 * Operations on the inbox: `list` returns the attempts with due notifications, `read` processes
 * those of one attempt and must not throw.
 */
type Inbox = { list: () => Promise<string[]>; read: (providerOrderId: string) => Promise<void> }

/**
 * Processes each attempt that a commit announces, and each second those that are due. Returns a
 * function that stops it.
 */
export async function followInbox(sql: Sql, { list, read }: Inbox) {
  const waiting = new Set<string>()
  const underWay = new Set<string>()
  const readers = new Set<Promise<void>>()

  const readAll = async () => {
    for (const providerOrderId of waiting) {
      waiting.delete(providerOrderId)
      underWay.add(providerOrderId)
      await read(providerOrderId).catch((err: unknown) => log.error({ err }, 'the inbox was not read'))
      underWay.delete(providerOrderId)
    }
  }
  const want = (providerOrderId: string) => {
    waiting.add(providerOrderId)
    if (readers.size === READ_AT_ONCE) return
    const reader = readAll().finally(() => readers.delete(reader))
    readers.add(reader)
  }
  const look = async () => {
    for (const providerOrderId of await list()) if (!underWay.has(providerOrderId)) want(providerOrderId)
  }
  const unsubscribe = await subscribe(sql, NEWS_RECEIVED, (providerOrderId) => {
    if (providerOrderId) want(providerOrderId)
    else look().catch((err: unknown) => log.error({ err }, 'the inbox was not looked through'))
  })

  return async () => {
    await unsubscribe()
    waiting.clear()
    await Promise.all(readers)
  }
}

/**
 * Returns attempts with due notifications: those without an announcement, and those that failed
 * before.
 */
export async function listNews(db: Connection, { now }: { now: Date }): Promise<string[]> {
  const due = await db
    .select({ providerOrderId: paymentNotifications.providerOrderId })
    .from(paymentNotifications)
    .where(and(isNull(paymentNotifications.processedAt), lte(paymentNotifications.dueAt, now)))
    .groupBy(paymentNotifications.providerOrderId)
    .limit(LISTED_AT_ONCE)

  return due.map(({ providerOrderId }) => providerOrderId)
}

type ReadNews = { providerOrderId: string; now: Date }

/**
 * Processes an attempt's notifications. Failures are postponed at growing intervals, unless the
 * database is unavailable: then it is retried once that is back. A gateway that does not respond is
 * expected; other failures raise an alarm.
 */
export async function readNews(db: Database, gateway: Gateway, { providerOrderId, now }: ReadNews) {
  try {
    await processNotifications(db, gateway, { providerOrderId, now })
  } catch (error) {
    // Not postponed: a database that has just recovered would accept the postponement, and the
    // buyer would wait for nothing.
    if (isDatabaseAway(error)) return log.warn({ providerOrderId, err: error }, 'the database is away')
    await postpone(db, { providerOrderId, now })
    if (error instanceof GatewayError) return log.warn({ providerOrderId, status: error.status }, error.message)
    log.error({ providerOrderId, err: error }, 'the notifications of an attempt were not read')
    const detail = { task: 'read-inbox', providerOrderId }
    await raiseThrottledAlarm(db, { kind: 'job_given_up', detail, at: now })
  }
}

async function postpone(db: Connection, { providerOrderId, now }: ReadNews) {
  const at = sql`${now.toISOString()}::timestamptz`
  const first = (firstPollAt(now).getTime() - now.getTime()) / 1000
  await db.execute(sql`
    update payment_notifications set attempts = attempts + 1,
      due_at = ${at} + make_interval(secs => least(${first} * power(2, least(attempts, 20)), ${LONGEST_POLL_SECONDS}))
    where provider_order_id = ${providerOrderId} and processed_at is null`)
}
