import { sql } from 'drizzle-orm'
import { cataloguePromos, creators, posts } from '@/db/schema'

const ofPromotion = sql`p.shop = ${cataloguePromos.shop} and p.promo_id = ${cataloguePromos.id}`

/** Of a row of promotions: its creator's account is closed, or every post that showed it was taken down. */
export const isTakenDown = sql<boolean>`(
  exists (select from ${creators} c where c.id = ${cataloguePromos.creator} and c.closed_at is not null)
  or exists (select from ${posts} p where ${ofPromotion} and p.taken_down_at is not null)
    and not exists (select from ${posts} p where ${ofPromotion} and p.taken_down_at is null))`
