import { asc, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { ledgerEntries, ledgerTransactions, shops } from '@/db/schema'
import type { Context } from '../context'

const AT_MOST = 50

/** Lists postings, newest first; for one order in chronological order. */
export async function listPostings({ db }: Pick<Context, 'db'>, { orderId }: { orderId?: string }) {
  const transactions = await db
    .select({ ...getTableColumns(ledgerTransactions), shop: shops.name })
    .from(ledgerTransactions)
    .leftJoin(shops, eq(shops.id, ledgerTransactions.shopId))
    .where(orderId ? eq(ledgerTransactions.orderId, orderId) : undefined)
    .orderBy(orderId ? asc(ledgerTransactions.at) : desc(ledgerTransactions.at))
    .limit(AT_MOST)
  const entries = await listEntries(
    db,
    transactions.map(({ id }) => id),
  )

  return transactions.map(({ id, key, kind, orderId, shop, at }) => ({
    id,
    key,
    kind,
    orderId,
    /** The shop that the money belongs to, when no order is involved. */
    shop,
    at: at.toISOString(),
    entries: entries.filter(({ transactionId }) => transactionId === id),
  }))
}

async function listEntries(db: Connection, transactionIds: string[]) {
  if (transactionIds.length === 0) return []

  return db
    .select({
      transactionId: ledgerEntries.transactionId,
      account: ledgerEntries.account,
      amount: ledgerEntries.amount,
    })
    .from(ledgerEntries)
    .where(inArray(ledgerEntries.transactionId, transactionIds))
    .orderBy(asc(ledgerEntries.id))
}
