import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { creators, posts, postViews } from '@/db/schema'
import { limitViews } from '../account/limit-accounts'
import type { Context } from '../context'
import { dayInJakarta } from '../day'
import type { PromotionRef } from '../promotion/promotion'

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
 * Counts one tap today on a post's promotion that opened the shop. Stores nothing about the viewer.
 */
export const countTap = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  { postId, shop, promoId }: { postId: string } & PromotionRef,
) =>
  db.execute(sql`
    insert into ${postViews} (post_id, day, views, taps)
    select ${posts.id}, ${dayInJakarta(now)}::date, 0, 1 from ${posts}
    where ${posts.id} = ${postId} and ${posts.shop} = ${shop} and ${posts.promoId} = ${promoId}
    on conflict (post_id, day) do update set taps = ${postViews}.taps + 1`)

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
    counted as (
      select ${postViews.day} as day, sum(${postViews.views})::int as views, sum(${postViews.taps})::int as taps
      from ${posts} join ${postViews} on ${postViews.postId} = ${posts.id}
      where ${posts.creatorId} = ${creatorId} and ${postViews.day} > ${today}::date - ${DAYS_SHOWN}::int
      group by 1
    )
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(views, 0) as views, coalesce(taps, 0) as taps
    from days left join counted using (day) order by days.day`)
}
