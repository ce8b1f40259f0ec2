import { and, desc, eq, gte, like, lt, or, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import {
  notificationAttempts,
  notificationState,
  notifications,
  payoutNotifications,
  payouts,
  transactions,
} from '@/db/schema'
import { boundsOfRange, type DateRange } from './date-range'
import { inScope, type Scope } from './scope'

const PAGE = 25

export const everyNotificationState = notificationState.enumValues

export type NotificationState = (typeof everyNotificationState)[number]

export type NotificationSearch = {
  /** Prefix of an order id or of a payout's reference number. */
  words?: string
  state?: NotificationState
  range?: DateRange
  before?: number
}

/** Returns a page of the notification log, newest first, and the start of the next page. */
export async function listNotificationLog(db: Connection, search: NotificationSearch & { scope: Scope }) {
  const { words = '', state, range, before, scope } = search
  const bounds = range && boundsOfRange(range)
  const prefix = `${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .select({
      id: notifications.id,
      number: notifications.number,
      body: notifications.body,
      url: notifications.url,
      state: notifications.state,
      cause: notifications.cause,
      createdAt: notifications.createdAt,
      nextAttemptAt: notifications.nextAttemptAt,
      attemptsMade: notifications.attemptsMade,
      transactionId: notifications.transactionId,
      orderId: transactions.orderId,
      referenceNo: payoutNotifications.referenceNo,
      lastAnswer: sql<number | null>`(
        select ${notificationAttempts.answerCode} from ${notificationAttempts}
        where ${notificationAttempts.notificationId} = ${notifications.id}
        order by ${notificationAttempts.number} desc limit 1)`,
    })
    .from(notifications)
    .leftJoin(transactions, eq(transactions.id, notifications.transactionId))
    .leftJoin(payoutNotifications, eq(payoutNotifications.notificationId, notifications.id))
    .leftJoin(payouts, eq(payouts.referenceNo, payoutNotifications.referenceNo))
    .where(
      and(
        or(inScope(transactions.merchantId, scope), inScope(payouts.merchantId, scope)),
        words === '' ? undefined : or(like(transactions.orderId, prefix), like(payouts.referenceNo, prefix)),
        state && eq(notifications.state, state),
        bounds && and(gte(notifications.createdAt, bounds.from), lt(notifications.createdAt, bounds.to)),
        before === undefined ? undefined : lt(notifications.number, before),
      ),
    )
    .orderBy(desc(notifications.number))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)

  return { rows: page, next: rows.length > PAGE ? page.at(-1)?.number : undefined }
}

/** Whether an operator sees the notification. */
export async function seesNotification(db: Connection, { id, scope }: { id: string; scope: Scope }) {
  const [row] = await db
    .select({ id: notifications.id })
    .from(notifications)
    .leftJoin(transactions, eq(transactions.id, notifications.transactionId))
    .leftJoin(payoutNotifications, eq(payoutNotifications.notificationId, notifications.id))
    .leftJoin(payouts, eq(payouts.referenceNo, payoutNotifications.referenceNo))
    .where(
      and(eq(notifications.id, id), or(inScope(transactions.merchantId, scope), inScope(payouts.merchantId, scope))),
    )

  return row !== undefined
}
