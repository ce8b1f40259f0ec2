import { lte, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { searchWords } from '@/db/schema'

const MOST_HASHTAGS = 8
/** A shorter word is part of too many others: `ayu` of `kayu` and `payung`. */
const SHORTEST_WITHIN = 4
/** `bali` is a third `balado`. */
const ENOUGH_ALIKE = 0.4

/** Returns hashtags that are similar to a word or contain it, those that begin with it first. */
export async function findHashtags(db: Lagging, words: string[], now: Date): Promise<string[]> {
  const candidates = [...new Set([...words, words.join('')])].filter((word) => word.length > 2)
  if (candidates.length === 0) return []
  const rows = await db.execute<{ word: string }>(sql`
    select ${searchWords.word} as word from ${searchWords}, unnest(${sql.param(candidates)}::text[]) typed
    where ${lte(searchWords.hashtagSince, now)} and ((${searchWords.word} % typed and similarity(${searchWords.word}, typed) > ${ENOUGH_ALIKE})
      or ${searchWords.word} like case when length(typed) < ${SHORTEST_WITHIN} then '' else '%' end || typed || '%')
    group by ${searchWords.word}
    order by bool_or(${searchWords.word} like typed || '%') desc, max(similarity(${searchWords.word}, typed)) desc, 1
    limit ${MOST_HASHTAGS}`)

  return rows.map(({ word }) => word)
}
