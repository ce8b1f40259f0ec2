import { and, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { creators, posts, searchWords } from '@/db/schema'
import { bioIn } from '../feed/bio'
import type { Cursor } from '../feed/cursor'
import type { Reader } from '../feed/feed-post'
import { type FeedPage, type ListContext, listPosts } from '../feed/list-posts'
import { pictureIn } from '../feed/picture'
import type { Stretch } from '../feed/scope'
import { isVisible } from '../feed/visible'
import { wordsOf } from './words'

export type Search = { typed: string; cursor?: Cursor | undefined; limit: number }

export type Found = {
  /** The query: the typed words, or their correction. */
  query: string
  corrected: boolean
  creators: { id: string; name: string; picture: string; bio: string; followers: number }[]
  hashtags: string[]
  page: FeedPage
}

/**
 * Finds posts, creators and hashtags for the typed text. If no post contains the words, searches
 * for the most similar ones.
 */
export async function search(ctx: ListContext, { typed, ...page }: Search): Promise<Found> {
  const { db, language, now } = ctx
  const asked = wordsOf(typed)
  const list = (words: string[]) =>
    listPosts(ctx, { ...page, scope: { of: 'search', matches: (stretch) => matching(words, { now, ...stretch }) } })
  const found = await list(asked)
  const isMissed = asked.length > 0 && found.posts.length === 0
  const words = isMissed ? await correct(db, asked, now) : asked
  const corrected = words.join() !== asked.join()

  return {
    query: words.join(' '),
    corrected,
    creators: await findCreators(db, asked, language),
    hashtags: await findHashtags(db, words, now),
    page: corrected ? await list(words) : found,
  }
}

/**
 * Posts with all words, by prefix and in any form of either language, or with all words as one
 * hashtag.
 */
function matching(words: string[], { now, from, most }: Stretch & { now: Date }): SQL {
  const typed = words.join(' ')
  const begun = words.map((word) => `${word}:*`).join(' & ')

  // A materialised array: with a limit the planner would otherwise read post by post until one
  // matches.
  return sql`${posts.id} = any(array(with found as materialized (
    select id, published_at, shop, promo_id from posts where ${isVisible(now)} and (
      search_document(caption_id, caption_en, hashtags) @@ (
        websearch_to_tsquery('public.ramai', ${typed}) || websearch_to_tsquery('english', ${typed})
        || to_tsquery('simple', ${begun}))
      or hashtags @> array[${words.join('')}]::text[])
  ) select posts.id from found as posts where ${from ?? sql`true`}
    order by posts.published_at desc, posts.id desc limit ${most}))`
}

/** Returns each word as posts contain it: itself, or the most similar one. */
async function correct(db: Lagging, words: string[], now: Date): Promise<string[]> {
  const rows = await db.execute<{ word: string }>(sql`
    select coalesce((select word from ${searchWords} where word % asked and ${lte(searchWords.since, now)}
      order by similarity(word, asked) desc, word limit 1), asked) as word
    from unnest(${sql.param(words)}::text[]) with ordinality as typed (asked, place) order by place`)

  return rows.map(({ word }) => word)
}

const ENOUGH_ALIKE = 0.5
const MOST_CREATORS = 6
const MOST_HASHTAGS = 8

async function findCreators(db: Lagging, words: string[], language: Reader['language']) {
  const typed = words.join(' ')
  const likeness = sql<number>`greatest(similarity(${creators.id}, ${typed}),
    word_similarity(${typed}, lower(unaccent(${creators.name}))))`

  return db
    .select({
      id: creators.id,
      name: creators.name,
      picture: pictureIn,
      bio: bioIn(language),
      followers: creators.followers,
    })
    .from(creators)
    .where(and(isNull(creators.closedAt), sql`${likeness} >= ${ENOUGH_ALIKE}`))
    .orderBy(sql`${likeness} desc`, creators.id)
    .limit(MOST_CREATORS)
}

async function findHashtags(db: Lagging, words: string[], now: Date): Promise<string[]> {
  const candidates = [...new Set([...words, words.join('')])].filter((word) => word.length > 2)
  if (candidates.length === 0) return []
  const rows = await db.execute<{ word: string }>(sql`
    select ${searchWords.word} as word from ${searchWords}, unnest(${sql.param(candidates)}::text[]) typed
    where ${lte(searchWords.hashtagSince, now)} and (${searchWords.word} % typed or ${searchWords.word} like '%' || typed || '%')
    group by ${searchWords.word}
    order by bool_or(${searchWords.word} like typed || '%') desc, max(similarity(${searchWords.word}, typed)) desc, 1
    limit ${MOST_HASHTAGS}`)

  return rows.map(({ word }) => word)
}
