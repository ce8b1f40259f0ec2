import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { creators, posts, postViews, promotionDepartures } from '@/db/schema'
import { limitViews } from '../account/limit-accounts'
import type { Context } from '../context'
import { dayInJakarta } from '../day'

export const DAYS_SHOWN = 14

export type Day = { day: string; views: number; taps: number }

/**
 * Counts one view today of a visible post, except the creator's own. Stores nothing about the
 * viewer.
 * @throws {DomainError} `too_many_tries`.
 */
export async function countView(
  { db, address, memberId, now }: Pick<Context, 'address' | 'db' | 'memberId' | 'now'>,
  { postId }: { postId: string },
) {
  if (!(await limitViews({ address }, { postId }))) return
  await db.execute(sql`
    insert into ${postViews} (post_id, day, views)
    select ${posts.id}, ${dayInJakarta(now)}::date, 1 from ${posts} join ${creators} on ${creators.id} = ${posts.creatorId}
    where ${posts.id} = ${postId} and ${posts.publishedAt} <= ${now.toISOString()}::timestamptz
      and ${posts.takenDownAt} is null and ${creators.memberId} is distinct from ${memberId ?? null}
    on conflict (post_id, day) do update set views = ${postViews}.views + 1`)
}

/**
 * Returns views of a creator's posts and taps on their promotions, day by day up to today. Ramai
 * knows nothing about purchases.
 */
export async function showFigures(db: Database, { creatorId, now }: { creatorId: string; now: Date }): Promise<Day[]> {
  const today = dayInJakarta(now)

  return db.execute<Day>(sql`
    with days as (
      select generate_series(${today}::date - ${DAYS_SHOWN - 1}::int, ${today}::date, interval '1 day')::date as day
    ),
    viewed as (
      select ${postViews.day} as day, sum(${postViews.views})::int as views
      from ${posts} join ${postViews} on ${postViews.postId} = ${posts.id}
      where ${posts.creatorId} = ${creatorId} and ${postViews.day} > ${today}::date - ${DAYS_SHOWN}::int
      group by 1
    ),
    promotions as (
      select distinct ${posts.shop} as shop, ${posts.promoId} as promo_id from ${posts}
      where ${posts.creatorId} = ${creatorId} and ${posts.promoId} is not null
    ),
    tapped as (
      select ${promotionDepartures.day} as day, sum(${promotionDepartures.departures})::int as taps
      from promotions join ${promotionDepartures} using (shop, promo_id)
      where ${promotionDepartures.day} > ${today}::date - ${DAYS_SHOWN}::int
      group by 1
    )
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(views, 0) as views, coalesce(taps, 0) as taps
    from days left join viewed using (day) left join tapped using (day) order by days.day`)
}
