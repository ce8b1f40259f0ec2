import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { ledgerEntries } from '@/db/schema'

/** What each account moved and where it stands. Over all accounts debits and credits are equal, or something is very wrong. */
export async function trialBalance({ db }: { db: Connection }) {
  return db
    .select({
      account: ledgerEntries.account,
      currency: ledgerEntries.currency,
      debit: sql`coalesce(sum(${ledgerEntries.amount}) filter (where ${ledgerEntries.amount} > 0), 0)`.mapWith(Number),
      credit: sql`coalesce(-sum(${ledgerEntries.amount}) filter (where ${ledgerEntries.amount} < 0), 0)`.mapWith(
        Number,
      ),
      balance: sql`sum(${ledgerEntries.amount})`.mapWith(Number),
    })
    .from(ledgerEntries)
    .groupBy(ledgerEntries.account, ledgerEntries.currency)
    .orderBy(ledgerEntries.account)
}
