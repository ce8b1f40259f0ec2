import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, transactions } from '@/db/schema'
import type { Merchant, Transaction } from '../payment/payment'
import { type Channel, isChannel } from './channels'

/** A bill as a bank, a wallet or a till knows it from its code. */
export type Bill = { transaction: Transaction; merchant: Merchant; channel: Channel }

export type Inquiry =
  | { state: 'unknown' }
  | (Bill & { state: 'due' })
  | (Bill & { state: 'elsewhere' | 'paid' | 'expired' | 'declined' | 'ended' })

export async function findBill(db: Connection, payCode: string): Promise<Bill | undefined> {
  // PostgreSQL takes no NUL in a text, and no code has one.
  if (payCode === '' || payCode.includes('\0')) return undefined
  const [bill] = await db
    .select({ transaction: transactions, merchant: merchants })
    .from(transactions)
    .innerJoin(merchants, eq(merchants.id, transactions.merchantId))
    .where(eq(transactions.payCode, payCode))
  const channel = bill?.transaction.method

  return bill && channel && isChannel(channel) ? { ...bill, channel } : undefined
}

type Inquire = { payCode: string; channel: Channel; now: Date }

/** Returns the channel's answer to a code. */
export async function inquire(db: Connection, { payCode, channel, now }: Inquire): Promise<Inquiry> {
  const bill = await findBill(db, payCode)
  if (!bill) return { state: 'unknown' }
  if (bill.channel !== channel) return { ...bill, state: 'elsewhere' }

  return { ...bill, state: stateOf(bill.transaction, now) }
}

function stateOf({ status, expiresAt }: Transaction, now: Date) {
  switch (status) {
    case 'pending':
      return expiresAt <= now ? 'expired' : 'due'
    case 'expire':
      return 'expired'
    case 'deny':
      return 'declined'
    case 'cancel':
    case 'failure':
      return 'ended'
    default:
      return 'paid'
  }
}
