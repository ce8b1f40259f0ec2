import { sql } from 'drizzle-orm'
import { posts } from '@/db/schema'
import { isVisible } from '../feed/visible'
import type { BrowsingContext } from '../lagging'

/** "Lately" is among so many of the newest posts. */
const LATELY = 200
const MOST = 12

/** The hashtags that were used most often lately. */
export async function listHashtags({ db, now }: Pick<BrowsingContext, 'db' | 'now'>): Promise<string[]> {
  const rows = await db.execute<{ hashtag: string }>(sql`
    select hashtag from (select ${posts.hashtags} as hashtags from ${posts}
      where ${isVisible(now)}
      order by ${posts.publishedAt} desc, ${posts.id} desc limit ${LATELY}) newest, unnest(hashtags) hashtag
    group by hashtag order by count(*) desc, hashtag limit ${MOST}`)

  return rows.map(({ hashtag }) => hashtag)
}
