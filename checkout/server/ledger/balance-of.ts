import { and, eq, sum } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { ledgerEntries, ledgerTransactions } from '@/db/schema'
import { writeChangeLog } from '../change-log/change-log'
import type { LedgerAccount } from './postings'

type BalanceOf = { account: LedgerAccount; orderId?: string }

/**
 * Returns an account's balance in rupiah, for one order or all: debits positive, credits negative.
 */
export async function balanceOf(db: Connection, { account, orderId }: BalanceOf): Promise<number> {
  await writeChangeLog(db)
  const [row] = await db
    .select({ balance: sum(ledgerEntries.amount).mapWith(Number) })
    .from(ledgerEntries)
    .innerJoin(ledgerTransactions, eq(ledgerTransactions.id, ledgerEntries.transactionId))
    .where(and(eq(ledgerEntries.account, account), orderId ? eq(ledgerTransactions.orderId, orderId) : undefined))

  return row?.balance ?? 0
}
