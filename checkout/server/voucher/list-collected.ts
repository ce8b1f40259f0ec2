import { asc, eq, sql } from 'drizzle-orm'
import { collectedVouchers, vouchers } from '@/db/schema'
import type { TimedContext } from '../context'
import type { Voucher } from './price-vouchers'
import { voucherFacts } from './read-vouchers'

/**
 * Lists the collected vouchers, the first to end first, with the reason why one is of no use now.
 */
export async function listCollected({ db, sessionHash, now }: Pick<TimedContext, 'db' | 'sessionHash' | 'now'>) {
  if (!sessionHash) return []
  const rows = await db
    .select({ voucher: voucherFacts({ sessionHash, phone: sql`null::text` }) })
    .from(collectedVouchers)
    .innerJoin(vouchers, eq(vouchers.code, collectedVouchers.code))
    .where(eq(collectedVouchers.sessionHash, sessionHash))
    .orderBy(asc(vouchers.endsAt), asc(vouchers.code))

  return rows.map(({ voucher }) => ({ voucher, endReason: whyEnded(voucher, now) }))
}

function whyEnded({ usedBefore, usedUp, onceABuyer, endsAt }: Voucher, now: Date) {
  if (new Date(endsAt) <= now) return 'over' as const
  if (onceABuyer && usedBefore) return 'used_before' as const

  return usedUp ? ('used_up' as const) : null
}
