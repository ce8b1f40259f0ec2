import { and, asc, desc, eq, lt } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, payoutAccounts, payouts } from '@/db/schema'
import { readBalance } from '../payout/describe-account'
import { inScope, type Scope } from './scope'

const PAGE = 25

/** Returns a page of payouts older than `before`, newest first, and the start of the next page. */
export async function listPayouts(db: Connection, { scope, before }: { scope: Scope; before?: number }) {
  const rows = await db
    .select()
    .from(payouts)
    .where(and(inScope(payouts.merchantId, scope), before === undefined ? undefined : lt(payouts.number, before)))
    .orderBy(desc(payouts.number))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)

  return { rows: page, next: rows.length > PAGE ? page.at(-1)?.number : undefined }
}

/** Returns the merchants that may pay out, each with its balance. */
export async function listPayoutAccounts(db: Connection, { scope, now }: { scope: Scope; now: Date }) {
  const accounts = await db
    .select({ id: merchants.id, name: merchants.name })
    .from(payoutAccounts)
    .innerJoin(merchants, eq(merchants.id, payoutAccounts.merchantId))
    .where(inScope(merchants.id, scope))
    .orderBy(asc(merchants.id))

  return Promise.all(
    accounts.map(async ({ id, name }) => ({ id, name, balance: await readBalance(db, { merchantId: id, now }) })),
  )
}
