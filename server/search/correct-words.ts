import { likeliestOf, oneLetterOff } from '@jembatan/platform/search/typing-errors'
import { EXPLAINED_WORDS, isKnownWord } from '@jembatan/platform/search/vocabulary'
import { sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { searchWords } from '@/db/schema'

const MOST_ALIKE = 8

/**
 * Returns each word as posts and promoted products have it: itself, or the one that was meant if it
 * is a typing error.
 */
export async function correctWords(db: Lagging, words: string[], now: Date): Promise<string[]> {
  const candidates = words.map((word) => ({ word, near: [word, ...oneLetterOff(word)] }))
  const rows = await db.execute<{ typed: string; alike: string[] }>(sql`
    with named as materialized (
      select distinct word from catalogue_products,
        regexp_split_to_table(lower(unaccent(concat_ws(' ', brand, name_id, name_en))), '[^[:alnum:]]+') word
    )
    select typed.word as typed, array(
      select word from ${searchWords} where word = any(near) and since <= ${now.toISOString()}::timestamptz
      union (select word from ${searchWords} where word % typed.word and since <= ${now.toISOString()}::timestamptz
        order by similarity(word, typed.word) desc, word limit ${MOST_ALIKE})
      union select word from named
      order by word
    ) as alike
    from json_to_recordset(${JSON.stringify(candidates)}::json) as typed (word text, near text[])`)
  const alike = new Map(rows.map((row) => [row.typed, row.alike]))

  return words.map((word) => {
    const similar = alike.get(word) ?? []
    return similar.includes(word) || isKnownWord(word)
      ? word
      : (likeliestOf(word, [...similar, ...EXPLAINED_WORDS])[0] ?? word)
  })
}
