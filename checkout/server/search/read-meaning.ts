import { likeliestOf, oneLetterOff } from '@jembatan/platform/search/typing-errors'
import { EXPLAINED_WORDS, isKnownWord, type Term, termsOf } from '@jembatan/platform/search/vocabulary'
import { sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { searchWords } from '@/db/schema'
import { matching, matchingAll } from './term-query'

/** `isPrefix`: the last typed word is compared as the beginning of a word. */
export type SearchTerm = Term & { isPrefix: boolean }

export type Meaning = {
  /** The typed words, or the corrected ones. */
  words: string[]
  corrected: boolean
  terms: SearchTerm[]
  /**
   * Which products to list: those that fit every term, or, where few do, those that fit some term
   * by name or category.
   */
  fits: 'all' | 'some'
  /** No product fits every term, or those that do fit by their descriptions only. */
  partial: boolean
  /** No product fits any term: the list has the categories in which such things are sold. */
  unsold: boolean
}

/** With fewer products that fit every term, the list also has those that fit some. */
const FEW = 4
/** A shorter word is taken as it is typed, not as a beginning. */
const SHORTEST_BEGINNING = 4

type ReadMeaning = { words: string[]; unfinished?: boolean }

/**
 * Explains typed words by the catalogue and the vocabulary, and corrects those that neither knows.
 */
export async function readMeaning(db: Lagging, { words, unfinished = false }: ReadMeaning): Promise<Meaning> {
  const terms = termsOf(words).map((term) => ({ ...term, isPrefix: false }))
  const last = terms.at(-1)
  if (unfinished && last) last.isPrefix = true
  const typed = await readFit(db, terms)
  if (typed.matching.every(Boolean)) return { words, corrected: false, ...(await offerShelves(db, terms, typed)) }
  // A phrase is one of the vocabulary, so none of its words is a typing error.
  const unknown = terms.flatMap(({ words }, place) => (typed.matching[place] || words.length > 1 ? [] : words))
  const readings = await readUnknown(db, unknown)
  const correctedWords = words.flatMap((word) => readings.get(word)?.corrected ?? [word])
  const read = termsOf(correctedWords).map((term) => ({
    ...term,
    isPrefix: readings.get(term.words[0] ?? '')?.begins ?? false,
  }))
  const fit = await readFit(db, read)

  return {
    words: correctedWords,
    corrected: correctedWords.join() !== words.join(),
    ...(await offerShelves(db, read, fit)),
  }
}

/** Which terms some product fits, anywhere or by name and category. */
type Fit = { matching: boolean[]; titled: boolean[]; meaning: Pick<Meaning, 'fits' | 'partial'> }

/** Reads a term that no product is called by as the category in which such things are sold. */
async function offerShelves(db: Lagging, terms: SearchTerm[], { titled, meaning }: Fit) {
  const isUnsold = (term: SearchTerm, place: number) => !titled[place] && term.shelves.length > 0
  if (!terms.some(isUnsold)) return { terms, ...meaning, unsold: false }
  const onShelves = terms.map((term, place) => (isUnsold(term, place) ? { ...term, categories: term.shelves } : term))
  const { fits } = (await readFit(db, onShelves)).meaning

  return { terms: onShelves, fits, partial: true, unsold: !titled.some(Boolean) }
}

/** Looks up which terms some product fits, and how many products fit all. */
async function readFit(db: Lagging, terms: SearchTerm[]): Promise<Fit> {
  const occur = (where: 'anywhere' | 'titled') =>
    sql.join(
      terms.map((term) => sql`exists (select from documents_with(${matching(term, where)}, 1))`),
      sql`, `,
    )
  const [row] = await db.execute<{ matching: boolean[]; titled: boolean[]; all: number }>(sql`
    select array[${occur('anywhere')}]::boolean[] as matching, array[${occur('titled')}]::boolean[] as titled,
      (select count(*)::integer from documents_with(${matchingAll(terms)}, ${FEW}::integer)) as all`)
  const { titled = [], all = 0 } = row ?? {}
  const isTitled = titled.some(Boolean)
  const fits: Meaning['fits'] = all >= FEW || terms.length === 1 || !isTitled ? 'all' : 'some'

  // A word of descriptions alone rarely says what is searched for.
  const partial = fits === 'some' ? all === 0 : all > 0 && !isTitled

  return { matching: row?.matching ?? [], titled, meaning: { fits, partial } }
}

type Reading = { begins: boolean; corrected?: string[] }

/** Before the unit of a number: `30ml`. */
const UNIT = /(?<=\p{N})(?=\p{L})/u
const MOST_ALIKE = 8

/** Reads each word as the beginning of a name, as a number with its unit, or as a typing error. */
async function readUnknown(db: Lagging, words: string[]): Promise<Map<string, Reading>> {
  const typedWords = words.map((word) => ({ word, near: oneLetterOff(word) }))
  const rows = await db.execute<{ typed: string; begins: boolean; alike: string[] }>(sql`
    select typed.word as typed, exists (select from documents_with(to_tsquery('simple', typed.word || ':*AB'), 1)) as begins,
      array(
        select word from (
          (select word from ${searchWords} where word = any(near))
          union (select word from ${searchWords} where word % typed.word order by similarity(word, typed.word) desc limit ${MOST_ALIKE})
        ) alike
        where exists (select from documents_with(
          to_tsquery('public.pasar', word || ':AB') || to_tsquery('english', word || ':AB'), 1))
        order by similarity(word, typed.word) desc, word
      ) as alike
    from json_to_recordset(${JSON.stringify(typedWords)}::json) as typed (word text, near text[])`)

  return new Map(rows.map(({ typed, begins, alike }) => [typed, readingOf(typed, begins, alike)]))
}

function readingOf(typed: string, begins: boolean, alike: string[]): Reading {
  if (isKnownWord(typed)) return { begins: false }
  if (begins && typed.length >= SHORTEST_BEGINNING) return { begins: true }
  const apart = typed.split(UNIT)
  if (apart.length > 1) return { begins: false, corrected: apart }
  const [likeliest] = likeliestOf(typed, [...alike, ...EXPLAINED_WORDS])

  return { begins: false, ...(likeliest ? { corrected: [likeliest] } : {}) }
}
