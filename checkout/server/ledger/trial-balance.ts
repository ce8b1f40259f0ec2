import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { ledgerEntries } from '@/db/schema'

/** Returns each account's movements and balance. Over all accounts, debits must equal credits. */
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
