import type { Connection } from '@/db/connect'
import { type ledgerAccount, ledgerEntries, type ledgerKind, ledgerTransactions } from '@/db/schema'

export type LedgerAccount = (typeof ledgerAccount.enumValues)[number]

type PostTransaction = {
  /** Names the event: told again, it is not posted again. */
  key: string
  kind: (typeof ledgerKind.enumValues)[number]
  orderId: string | null
  currency: string
  /** Debits above zero, credits below. What moves nothing is left out. */
  entries: Partial<Record<LedgerAccount, number>>
  now: Date
}

/**
 * Posts one money event in the transaction of the change that it stands for. Returns whether it was this call that did.
 * Where the entries do not sum to zero, the commit fails.
 */
export async function postTransaction(tx: Connection, { key, kind, orderId, currency, entries, now }: PostTransaction) {
  const rows = Object.entries(entries).filter(([, amount]) => amount !== 0)
  if (rows.length === 0) return false
  const [posted] = await tx
    .insert(ledgerTransactions)
    .values({ key, kind, orderId, at: now })
    .onConflictDoNothing()
    .returning({ id: ledgerTransactions.id })
  if (!posted) return false

  await tx.insert(ledgerEntries).values(
    rows.map(([account, amount]) => ({
      transactionId: posted.id,
      account: account as LedgerAccount,
      amount,
      currency,
    })),
  )

  return true
}
