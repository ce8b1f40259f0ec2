import { asc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { payoutAccounts, transactions } from '@/db/schema'
import { boundsOf, dayOf } from '../report/day'
import { listLines } from '../report/list-lines'
import { addToBalance, book } from './book'

const HOUR_MS = 60 * 60 * 1000

/**
 * A day's payments reach the balance an hour after it ends, when no request of that day is still
 * running.
 */
const closedUntil = (now: Date) => boundsOf(dayOf(new Date(now.getTime() - HOUR_MS)))?.from ?? new Date(0)

type Settle = { merchantId: string; now: Date }

/**
 * Books each closed day of settled payments, less fees, refunds and chargebacks, to the balance.
 */
export async function settleDays(tx: Connection, { merchantId, now }: Settle) {
  const [account] = await tx
    .select({ settledUntil: payoutAccounts.settledUntil })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.merchantId, merchantId))
    .for('update')
  const until = closedUntil(now)
  if (!account || (account.settledUntil && account.settledUntil >= until)) return

  const start = account.settledUntil ?? (await firstDay(tx, merchantId))
  for (let from = start; from && from < until; from = endOf(from, until))
    for (const [day, amount] of sumByDay(await listLines(tx, { merchantId, from, to: endOf(from, until) }))) {
      await addToBalance(tx, { merchantId, amount })
      await book(tx, { merchantId, booking: `settlement:${day}`, ...INCOME, amount, at: now })
    }
  await tx.update(payoutAccounts).set({ settledUntil: until }).where(eq(payoutAccounts.merchantId, merchantId))
}

const INCOME = { from: 'settled_payments', to: 'merchant_balance' } as const

/** The span that is read at once: a long history does not fit into memory. */
const SPAN_MS = 7 * 24 * HOUR_MS

const endOf = (from: Date, until: Date) => new Date(Math.min(from.getTime() + SPAN_MS, until.getTime()))

/** The day of the merchant's first transaction. */
async function firstDay(tx: Connection, merchantId: string) {
  const [first] = await tx
    .select({ at: transactions.transactionTime })
    .from(transactions)
    .where(eq(transactions.merchantId, merchantId))
    .orderBy(asc(transactions.number))
    .limit(1)

  return first && boundsOf(dayOf(first.at))?.from
}

/** Days without money, or whose refunds equal their payments, are left out. */
function sumByDay(lines: { occurredAt: Date; net: number }[]) {
  const sums = new Map<string, number>()
  for (const { occurredAt, net } of lines) sums.set(dayOf(occurredAt), (sums.get(dayOf(occurredAt)) ?? 0) + net)

  return [...sums].filter(([, amount]) => amount !== 0)
}
