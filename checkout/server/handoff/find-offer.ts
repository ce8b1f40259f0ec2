import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { offers } from '@/db/schema'
import type { TimedContext } from '../context'
import { offeredSince } from './claim-life'

export type Offer = {
  sku: string
  quantity: number
  /** Rupiah that the feed showed. */
  seenAmount: number
  /** The promotion that led here has ended, or is for another product. */
  uncredited: boolean
  issuer: string
}

/** Returns the session's latest offer of a product; null without one. */
export async function findOffer(
  { db, sessionHash, now }: Pick<TimedContext, 'db' | 'sessionHash' | 'now'>,
  { productId }: { productId: string },
): Promise<Offer | null> {
  if (!sessionHash) return null
  const [latest] = await latestOf(db).execute({ sessionHash, productId, since: offeredSince(now).toISOString() })
  if (!latest) return null
  const { sku, quantity, seenAmount, promoId, issuer } = latest

  return { sku, quantity, seenAmount, uncredited: promoId === null, issuer }
}

const latestOf = builtOnce((db: Connection) =>
  db
    .select()
    .from(offers)
    .where(
      and(
        eq(offers.sessionHash, sql.placeholder('sessionHash')),
        eq(offers.productId, sql.placeholder('productId')),
        sql`${offers.claimedAt} > ${sql.placeholder('since')}::timestamptz`,
      ),
    )
    .orderBy(desc(offers.claimedAt))
    .limit(1)
    .prepare('find_offer'),
)

type Offered = {
  sessionHash: string
  /** SQL of the product's id. */
  productId: SQL
  now: Date
}

/** The session's latest offer of a product, as part of a statement that buys it. */
export const offerOf = ({ sessionHash, productId, now }: Offered) => sql`
  select issuer, promo_id, sku as offered_sku, seen_amount as offered_amount from offers
  where session_hash = ${sessionHash} and product_id = ${productId}
    and claimed_at > ${offeredSince(now).toISOString()}::timestamptz
  order by claimed_at desc limit 1`
