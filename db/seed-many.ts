import { sql } from 'drizzle-orm'
import type { Database } from './connect'
import { comments, members, posts } from './schema'
import { SEEDED_UNTIL } from './seed/read-seed'
import { countComments, reactionsTo, writeReactions } from './seed/write-reactions'

export type Many = { posts: number; members: number; likes: number; comments: number }

/**
 * Adds posts to a seeded database, older than those of the seed and with their texts and pictures,
 * and reactions of members to them. For measurements.
 */
export async function seedMany(db: Database, many: Many) {
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`
      insert into ${members} (id, handle, name, email, created_at, updated_at)
      select 'many_' || n, 'many_' || n, 'Anggota ' || n, 'many_' || n || '@ramai.example', joined, joined
      from generate_series(1, ${many.members}::int) n, (select timestamptz '2026-01-01' as joined) then_
      on conflict do nothing`)
    await transaction.execute(sql`
      insert into ${posts} (id, creator_id, caption_id, caption_en, hashtags, media, shop, promo_id, published_at)
      select 'many-' || n, creator_id, caption_id, caption_en, hashtags, media, shop, promo_id,
        oldest - n * interval '8 minutes'
      from generate_series(1, ${many.posts}::int) n
      join (select *, row_number() over (order by id) - 1 as place, min(published_at) over () as oldest
        from ${posts}) model on place = n % (select count(*) from ${posts})
      on conflict do nothing`)
    await transaction.execute(sql`
      with ${reactionsTo({ subjects: posts, since: sql`published_at`, until: SEEDED_UNTIL, total: many.comments, count: 'comments' })},
      said as (select body, body_en, row_number() over (order by id) - 1 as place
        from ${comments} where body_en is not null)
      insert into ${comments} (id, post_id, member_id, parent_id, body, body_en, at)
      select md5('many/' || subject || '/' || turn)::uuid, subject, member,
        case when turn % 4 = 0 then md5('many/' || subject || '/1')::uuid end, body, body_en, at
      from reactions join said on said.place = ('x' || substr(md5(subject || turn), 1, 7))::bit(28)::int % (select count(*) from said)
      on conflict do nothing`)
    await countComments(transaction)
    await writeReactions(transaction, {
      likes: many.likes,
      saves: Math.round(many.likes / 6),
      follows: many.members * 5,
      until: SEEDED_UNTIL,
    })
  })
  await db.execute(sql`analyze`)
}
