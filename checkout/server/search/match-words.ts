import { type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { searchWords } from '@/db/schema'

export type Meant = {
  /** The typed words, or the corrected ones. */
  words: string[]
  corrected: boolean
}

/**
 * Query for documents with all words, in any form of either language. Words match as prefixes, so
 * the last may be incomplete.
 */
export function queryFor(words: string[]): SQL {
  const typed = words.join(' ')
  const begun = words.map((word) => `${word}:*`).join(' & ')

  return sql`(websearch_to_tsquery('public.pasar', ${typed}) || websearch_to_tsquery('english', ${typed})
    || to_tsquery('simple', ${begun}))`
}

/**
 * Returns the typed words when some product has them; otherwise the words with numbers split from
 * units, or the most similar words of products.
 */
export async function readMeaning(db: Lagging, typed: string[]): Promise<Meant> {
  if (typed.length === 0 || (await countFound(db, typed, 1)) > 0) return { words: typed, corrected: false }
  const apart = typed.flatMap((word) => word.split(UNIT))
  if (apart.length > typed.length && (await countFound(db, apart, 1)) > 0) return { words: apart, corrected: true }
  const words = await chooseMeant(db, await readAlike(db, typed))

  return { words, corrected: words.join() !== typed.join() }
}

/** Before the unit of a number: `30ml`. */
const UNIT = /(?<=\p{N})(?=\p{L})/u

const MOST_ALIKE = 4
/** Enough to distinguish common from rare words. */
const MOST_COUNTED = 50

/**
 * With one misspelt word, returns the correction that most products have together with the other
 * words; with several, the most similar ones.
 */
async function chooseMeant(db: Lagging, alike: [string, ...string[]][]): Promise<string[]> {
  const likeliest = alike.map(([first]) => first)
  const [place, ...others] = alike.flatMap((words, index) => (words.length > 1 ? [index] : []))
  if (place === undefined || others.length > 0) return likeliest
  const choices = (alike[place] ?? []).map((word) => likeliest.with(place, word))
  const counts = await Promise.all(choices.map((words) => countFound(db, words, MOST_COUNTED)))

  return choices[counts.indexOf(Math.max(...counts))] ?? likeliest
}

/**
 * Returns for each word the word itself, if a product has it; otherwise corrections by one letter,
 * or else the word with the most common trigrams.
 */
async function readAlike(db: Lagging, typed: string[]): Promise<[string, ...string[]][]> {
  const asked = typed.map((word, place) => ({ place, word, near: oneLetterOff(word) }))
  const rows = await db.execute<{ asked: string; alike: string[] }>(sql`
    select typed.word as asked, case
      when exists (select from ${searchWords} where word like typed.word || '%') then '{}'
      else coalesce(
        nullif(array(select word from ${searchWords} where word = any(near)
          order by similarity(word, typed.word) desc, word limit ${MOST_ALIKE}), '{}'),
        array(select word from ${searchWords} where word % typed.word
          order by similarity(word, typed.word) desc, word limit 1))
    end as alike
    from json_to_recordset(${JSON.stringify(asked)}::json) as typed (place integer, word text, near text[]) order by place`)

  return rows.map(({ asked, alike: [first, ...others] }) => (first === undefined ? [asked] : [first, ...others]))
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
/**
 * Lengths for corrections by one letter: in a shorter word everything is one letter off, and a
 * longer one is recognised by trigrams.
 */
const [SHORTEST, LONGEST] = [3, 20]

/**
 * Returns typing errors of a word: one letter added, missing or replaced, or two neighbours
 * swapped.
 */
function oneLetterOff(word: string): string[] {
  if (word.length < SHORTEST || word.length > LONGEST) return []
  const near = [...word, ''].flatMap((letter, at) => {
    const [before, after, next] = [word.slice(0, at), word.slice(at + 1), word.charAt(at + 1)]

    return [
      ...[before + after, before + next + letter + after.slice(1)],
      ...LETTERS.flatMap((other) => [before + other + after, before + other + letter + after]),
    ]
  })

  return [...new Set(near)]
}

async function countFound(db: Lagging, words: string[], most: number) {
  const [found] = await db.execute<{ count: number }>(sql`
    select count(*)::integer as count from documents_with(${queryFor(words)}, ${most})`)

  return found?.count ?? 0
}
