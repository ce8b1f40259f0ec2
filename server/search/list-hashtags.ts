import { sql } from 'drizzle-orm'
import { posts } from '@/db/schema'
import { isVisible } from '../feed/visible'
import type { BrowsingContext } from '../lagging'

/** The newest posts that count as recent. */
const LATELY = 200
const MOST = 12

/** Returns the most used hashtags of recent posts. */
export async function listHashtags({ db, now }: Pick<BrowsingContext, 'db' | 'now'>): Promise<string[]> {
  const rows = await db.execute<{ hashtag: string }>(sql`
    select hashtag from (select ${posts.hashtags} as hashtags from ${posts}
      where ${isVisible(now)}
      order by ${posts.publishedAt} desc, ${posts.id} desc limit ${LATELY}) newest, unnest(hashtags) hashtag
    group by hashtag order by count(*) desc, hashtag limit ${MOST}`)

  return rows.map(({ hashtag }) => hashtag)
}
