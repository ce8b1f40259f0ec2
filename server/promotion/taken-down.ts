import { sql } from 'drizzle-orm'
import { cataloguePromos, creators, posts } from '@/db/schema'

const ofPromotion = sql`p.shop = ${cataloguePromos.shop} and p.promo_id = ${cataloguePromos.id}`

/**
 * A condition on promotions: the creator's account is closed, or every post with the promotion was
 * taken down.
 */
export const isTakenDown = sql<boolean>`(
  exists (select from ${creators} c where c.id = ${cataloguePromos.creator} and c.closed_at is not null)
  or exists (select from ${posts} p where ${ofPromotion} and p.taken_down_at is not null)
    and not exists (select from ${posts} p where ${ofPromotion} and p.taken_down_at is null))`
