import { type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { searchWords } from '@/db/schema'

export type Meant = {
  /** The words that were typed, or those that were meant. */
  words: string[]
  corrected: boolean
}

/** A product's document has all of the words, in any form of either language; the last may only be begun. */
export function queryFor(words: string[]): SQL {
  const typed = words.join(' ')
  const begun = words.map((word) => `${word}:*`).join(' & ')

  return sql`(websearch_to_tsquery('public.pasar', ${typed}) || websearch_to_tsquery('english', ${typed})
    || to_tsquery('simple', ${begun}))`
}

/** The words as they were typed where some product has them, else the words of products that are most alike. */
export async function readMeaning(db: Lagging, typed: string[]): Promise<Meant> {
  if (typed.length === 0 || (await areFound(db, typed))) return { words: typed, corrected: false }
  const rows = await db.execute<{ word: string }>(sql`
    select coalesce((select word from ${searchWords} where word % asked
      order by similarity(word, asked) desc, word limit 1), asked) as word
    from unnest(${sql.param(typed)}::text[]) with ordinality as typed (asked, place) order by place`)
  const words = rows.map(({ word }) => word)

  return { words, corrected: words.join() !== typed.join() }
}

async function areFound(db: Lagging, words: string[]) {
  const [found] = await db.execute(sql`
    select from documents_with(${queryFor(words)}, 1)`)

  return found !== undefined
}
