import { asc, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { cataloguePromos, creators, posts, postViews, promotionDepartures } from '@/db/schema'

export type CreatorReach = {
  /** The id in the registry of promotions. */
  creator: string
  name: string
  posts: number
  views: number
  /** By promotion code, over all days. */
  taps: { code: string; taps: number }[]
}

// Column names are written out, because drizzle omits the table name when a statement selects from
// one table.
const postsOf = sql<number>`(select count(*)::int from ${posts} post where post.creator_id = ${creators}.id)`
const viewsOf = sql<number>`(select coalesce(sum(viewed.views), 0)::int
  from ${posts} post join ${postViews} viewed on viewed.post_id = post.id where post.creator_id = ${creators}.id)`
const tapsOf = sql<CreatorReach['taps']>`(
  select json_agg(json_build_object('code', code, 'taps', taps) order by code) from (
    select promo.code, coalesce(sum(tapped.departures), 0)::int as taps from ${cataloguePromos} promo
    left join ${promotionDepartures} tapped on tapped.shop = promo.shop and tapped.promo_id = promo.id
    where promo.creator = ${creators}.id group by promo.shop, promo.id
  ) counted)`
const isPromoting = sql`exists (select from ${cataloguePromos} promo where promo.creator = ${creators}.id)`

/**
 * Returns how often the posts of promoted creators were viewed and their promotions tapped. Ramai
 * counts nothing else.
 */
export async function countPromotions(db: Database): Promise<{ creators: CreatorReach[] }> {
  return {
    creators: await db
      .select({ creator: creators.id, name: creators.name, posts: postsOf, views: viewsOf, taps: tapsOf })
      .from(creators)
      .where(isPromoting)
      .orderBy(asc(creators.id)),
  }
}
