import { asc, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { cataloguePromos, creators, posts, postViews, promotionDepartures } from '@/db/schema'

export type CreatorReach = {
  /** As the registry of promotions names them. */
  creator: string
  name: string
  posts: number
  views: number
  /** By promotion code, of all days. */
  taps: { code: string; taps: number }[]
}

// Columns are written out, since drizzle leaves out their table where a statement selects from one alone.
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

/** How often the posts of creators with promotions were looked at, and their promotions tapped. Ramai counts nothing else. */
export async function countPromotions(db: Database): Promise<{ creators: CreatorReach[] }> {
  return {
    creators: await db
      .select({ creator: creators.id, name: creators.name, posts: postsOf, views: viewsOf, taps: tapsOf })
      .from(creators)
      .where(isPromoting)
      .orderBy(asc(creators.id)),
  }
}
