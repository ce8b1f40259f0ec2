import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { issuerOf } from './installment'

type Card = { merchantId: string; maskedCard: string }

/** Points of a card before its first payment with them, in rupiah. */
const POINTS_RUPIAH = 150_000

/** The banks whose points pay through the gateway. */
export const hasPoints = (maskedCard: string) => ['bni', 'mandiri'].includes(issuerOf(maskedCard) ?? '')

/** Rupiah that the card's points are worth. A payment that fails gives its points back. */
export async function balanceOfPoints(db: Connection, { merchantId, maskedCard }: Card): Promise<number> {
  if (!hasPoints(maskedCard)) return 0
  const [{ redeemed } = { redeemed: 0 }] = await db
    .select({ redeemed: sql`coalesce(sum((card_plan->'points'->>'redeemed')::bigint), 0)`.mapWith(Number) })
    .from(transactions)
    .where(
      and(
        eq(transactions.merchantId, merchantId),
        eq(transactions.maskedCard, maskedCard),
        sql`card_plan ? 'points' and status not in ('deny', 'cancel', 'expire', 'failure')`,
      ),
    )

  return POINTS_RUPIAH - redeemed
}

/** Serializes the charges with points of one card. */
export const lockPoints = (tx: Connection, { merchantId, maskedCard }: Card) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`points/${merchantId}/${maskedCard}`}, 0))`)
