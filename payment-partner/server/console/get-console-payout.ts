import { and, asc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, payoutStates, payouts } from '@/db/schema'
import { isOfSubject } from '../notification/of-subject'
import { findPolicy, listNotifications } from './get-transaction'
import { inScope, type Scope } from './scope'

export type ConsolePayout = NonNullable<Awaited<ReturnType<typeof getConsolePayout>>>

type Lookup = { referenceNo: string; scope: Scope }

/** Returns all that the operator sees of one payout. */
export async function getConsolePayout(db: Connection, { referenceNo, scope }: Lookup) {
  const [details] = await db
    .select({ payout: payouts, merchant: merchants })
    .from(payouts)
    .innerJoin(merchants, eq(merchants.id, payouts.merchantId))
    .where(and(eq(payouts.referenceNo, referenceNo), inScope(payouts.merchantId, scope)))
  if (!details) return undefined

  const merchantId = details.merchant.id
  const [states, notifications, policy] = await Promise.all([
    db.select().from(payoutStates).where(eq(payoutStates.referenceNo, referenceNo)).orderBy(asc(payoutStates.id)),
    listNotifications(db, isOfSubject(merchantId, referenceNo)),
    findPolicy(db, { merchantId, subject: referenceNo }),
  ])

  return { ...details, states, notifications, policy }
}
