import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { payoutAccounts } from '@/db/schema'
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

/** Books each closed day of settled payments, less fees, refunds and chargebacks, to the balance. */
export async function settleDays(tx: Connection, { merchantId, now }: Settle) {
  const [account] = await tx
    .select({ settledUntil: payoutAccounts.settledUntil })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.merchantId, merchantId))
    .for('update')
  const [from, to] = [account?.settledUntil ?? new Date(0), closedUntil(now)]
  if (!account || from >= to) return

  const days = sumByDay(await listLines(tx, { merchantId, from, to }))
  for (const [day, amount] of days) {
    const booking = {
      merchantId,
      booking: `settlement:${day}`,
      from: 'settled_payments',
      to: 'merchant_balance',
    } as const
    await addToBalance(tx, { merchantId, amount })
    await book(tx, { ...booking, amount, at: now })
  }
  await tx.update(payoutAccounts).set({ settledUntil: to }).where(eq(payoutAccounts.merchantId, merchantId))
}

/** Days without money, or whose refunds equal their payments, are left out. */
function sumByDay(lines: { occurredAt: Date; net: number }[]) {
  const sums = new Map<string, number>()
  for (const { occurredAt, net } of lines) sums.set(dayOf(occurredAt), (sums.get(dayOf(occurredAt)) ?? 0) + net)

  return [...sums].filter(([, amount]) => amount !== 0)
}
