import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import {
  merchants,
  notificationAttempts,
  notificationPolicies,
  notifications,
  refunds,
  transactionStates,
  transactions,
} from '@/db/schema'
import { isUuid } from '../payment/payment'
import { inScope, type Scope } from './scope'

export type ConsoleTransaction = NonNullable<Awaited<ReturnType<typeof getTransaction>>>
export type ConsoleNotification = ConsoleTransaction['notifications'][number]

type Lookup = { id: string; scope: Scope }

/** Returns all that the operator sees of one transaction, as of one moment. */
export const getTransaction = (db: Connection, lookup: Lookup) =>
  db.transaction((tx) => readTransaction(tx, lookup), { isolationLevel: 'repeatable read', accessMode: 'read only' })

async function readTransaction(db: Connection, { id, scope }: Lookup) {
  if (!isUuid(id)) return undefined
  const [details] = await db
    .select({ transaction: transactions, merchant: merchants })
    .from(transactions)
    .innerJoin(merchants, eq(merchants.id, transactions.merchantId))
    .where(and(eq(transactions.id, id), inScope(transactions.merchantId, scope)))
  if (!details) return undefined

  const [states, returned, sent, policy] = await Promise.all([
    db
      .select()
      .from(transactionStates)
      .where(eq(transactionStates.transactionId, id))
      .orderBy(asc(transactionStates.id)),
    db.select().from(refunds).where(eq(refunds.transactionId, id)).orderBy(asc(refunds.id)),
    listNotifications(db, eq(notifications.transactionId, id)),
    findPolicy(db, { merchantId: details.merchant.id, subject: details.transaction.orderId }),
  ])

  return { ...details, states, refunds: returned, notifications: sent, policy }
}

/** Newest first, each with its attempts in order. */
export async function listNotifications(db: Connection, ofSubject: SQL) {
  const sent = await db.select().from(notifications).where(ofSubject).orderBy(desc(notifications.number))
  const ids = sent.map(({ id }) => id)
  const attempts = await db
    .select()
    .from(notificationAttempts)
    .where(inArray(notificationAttempts.notificationId, ids))
    .orderBy(asc(notificationAttempts.number))

  return sent.map((notification) => ({
    ...notification,
    attempts: attempts.filter(({ notificationId }) => notificationId === notification.id),
  }))
}

type Subject = { merchantId: string; subject: string }

/** The delivery policy of an order, or of a payout by its reference number. */
export async function findPolicy(db: Connection, { merchantId, subject }: Subject) {
  const policy = await db.query.notificationPolicies.findFirst({
    where: and(eq(notificationPolicies.merchantId, merchantId), eq(notificationPolicies.orderId, subject)),
  })

  return policy ?? { mode: 'normal' as const, copies: 2 }
}
