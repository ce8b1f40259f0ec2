import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type ledgerAccount, ledgerEntries, payoutAccounts } from '@/db/schema'

export type LedgerAccount = (typeof ledgerAccount.enumValues)[number]

type Booking = {
  merchantId: string
  /** Makes the booking happen once. */
  booking: string
  from: LedgerAccount
  to: LedgerAccount
  amount: number
  at: Date
}

/**
 * Moves money between two accounts of a merchant. The caller locks the payout account first, so
 * that entries are written in the order of their time.
 */
export async function book(tx: Connection, { merchantId, booking, from, to, amount, at }: Booking) {
  await tx.insert(ledgerEntries).values([
    { merchantId, booking, account: from, amount: -amount, at },
    { merchantId, booking, account: to, amount, at },
  ])
}

/** Changes the balance and thereby locks the payout account until the transaction ends. */
export async function addToBalance(tx: Connection, { merchantId, amount }: { merchantId: string; amount: number }) {
  await tx
    .update(payoutAccounts)
    .set({ balance: sql`${payoutAccounts.balance} + ${amount}` })
    .where(eq(payoutAccounts.merchantId, merchantId))
}
