import { and, count, desc, eq, lt, or } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, subscriptionCharges, subscriptions, transactions } from '@/db/schema'
import { isUuid } from '../payment/payment'
import { inScope, type Scope } from './scope'

const PAGE = 25
const MOST_CHARGES = 100

type Listing = { scope: Scope; before?: string }

/** Returns a page of subscriptions, newest first, and the id at which the next page starts. */
export async function listSubscriptions(db: Connection, { scope, before }: Listing) {
  const [last] =
    before && isUuid(before) ? await db.select().from(subscriptions).where(eq(subscriptions.id, before)) : []
  const older =
    last &&
    or(
      lt(subscriptions.createdAt, last.createdAt),
      and(eq(subscriptions.createdAt, last.createdAt), lt(subscriptions.id, last.id)),
    )
  const rows = await db
    .select()
    .from(subscriptions)
    .where(and(inScope(subscriptions.merchantId, scope), older))
    .orderBy(desc(subscriptions.createdAt), desc(subscriptions.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)

  return { rows: page, next: rows.length > PAGE ? page.at(-1)?.id : undefined }
}

export type ConsoleSubscription = NonNullable<Awaited<ReturnType<typeof getConsoleSubscription>>>

/** Returns a subscription with its newest charges. */
export async function getConsoleSubscription(db: Connection, { id, scope }: { id: string; scope: Scope }) {
  if (!isUuid(id)) return undefined
  const [details] = await db
    .select({ subscription: subscriptions, merchant: merchants })
    .from(subscriptions)
    .innerJoin(merchants, eq(merchants.id, subscriptions.merchantId))
    .where(and(eq(subscriptions.id, id), inScope(subscriptions.merchantId, scope)))
  if (!details) return undefined
  const isCharge = eq(subscriptionCharges.subscriptionId, id)
  const [charges, [all]] = await Promise.all([
    db
      .select({ transaction: transactions })
      .from(subscriptionCharges)
      .innerJoin(transactions, eq(transactions.id, subscriptionCharges.transactionId))
      .where(isCharge)
      .orderBy(desc(transactions.number))
      .limit(MOST_CHARGES),
    db.select({ charges: count() }).from(subscriptionCharges).where(isCharge),
  ])

  return { ...details, charges: charges.map(({ transaction }) => transaction), chargesInAll: all?.charges ?? 0 }
}
