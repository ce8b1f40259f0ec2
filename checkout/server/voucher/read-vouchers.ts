import { and, asc, eq, gt, inArray, isNull, ne, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { vouchers } from '@/db/schema'
import type { Voucher } from './price-vouchers'

type Buyer = { sessionHash: string; phone: string | null }

/**
 * A voucher with this buyer's usage as JSON, so that a statement can read it together with its
 * basket.
 */
export const voucherFacts = ({ sessionHash, phone }: Record<keyof Buyer, SQLWrapper | string | null>) => sql<Voucher>`
  jsonb_build_object(
    'code', ${vouchers.code}, 'kind', ${vouchers.kind}, 'shopId', ${vouchers.shopId},
    'shopName', (select name from shops where id = ${vouchers.shopId}), 'category', ${vouchers.category},
    'amount', ${vouchers.amount}, 'percent', ${vouchers.percent}, 'most', ${vouchers.most},
    'minimum', ${vouchers.minimum}, 'onceABuyer', ${vouchers.onceABuyer}, 'usedUp', ${vouchers.taken} >= ${vouchers.quota},
    'usedBefore', has_used_voucher(${vouchers.code}, ${sessionHash}, ${phone}),
    'isCollected', exists (
      select from collected_vouchers where session_hash = ${sessionHash} and collected_vouchers.code = vouchers.code
    ),
    'startsAt', ${vouchers.startsAt}, 'endsAt', ${vouchers.endsAt}
  )`

/** Finds a voucher by its stored code. One in migration is not found. */
export async function findVoucher(db: Connection, { code, ...buyer }: Buyer & { code: string }) {
  const [row] = await db
    .select({ facts: voucherFacts(buyer) })
    .from(vouchers)
    .where(and(eq(vouchers.code, code), isNull(vouchers.importingSince)))

  return row?.facts
}

const MOST_SHOWN = 50

/**
 * Lists vouchers to offer for a basket of these shops: listed, not expired, and of no other shop.
 */
export async function listVouchers(
  db: Connection,
  { shopIds, now, ...buyer }: Buyer & { shopIds: string[]; now: Date },
) {
  const rows = await db
    .select({ facts: voucherFacts(buyer) })
    .from(vouchers)
    .where(
      and(
        eq(vouchers.listed, true),
        isNull(vouchers.importingSince),
        gt(vouchers.endsAt, now),
        or(ne(vouchers.kind, 'shop'), inArray(vouchers.shopId, shopIds)),
      ),
    )
    .orderBy(asc(vouchers.code))
    .limit(MOST_SHOWN)

  return rows.map(({ facts }) => facts)
}
