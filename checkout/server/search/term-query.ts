import { isKnownWord, namesakesOf } from '@jembatan/platform/search/vocabulary'
import { type SQL, sql } from 'drizzle-orm'
import type { SearchTerm } from './read-meaning'

/**
 * Weights of a document's words: A for the word that says what the product is, B for the rest of
 * its name, C for its category, D for its description.
 */
type Weights = 'AB' | 'ABD'

/** Points of a product for a term, best first. */
const POINTS = {
  named: 100,
  namedOtherwise: 90,
  /** The first of what resembles it; each further one has a point less. */
  related: 72,
  category: 65,
  /** After the first word, as in `baju anak`, a category only says what kind of it. */
  categoryBeside: 50,
  inName: 60,
  inNameOtherwise: 54,
  partNamed: 42,
  relatedInName: 30,
  begunNamed: 28,
  prefix: 25,
  described: 10,
  /** In addition: what is sold where it belongs comes before its namesakes. */
  onItsShelf: 5,
}
/** The first word of a search mostly says what is wanted, and the others what kind of it. */
const FIRST = 1.3

/** Products that fit a term anywhere, or only by name and category. */
export function matching(term: SearchTerm, where: 'anywhere' | 'titled'): SQL {
  const names = [term.words, ...term.same]

  return anyOf([
    written(names, where === 'anywhere' ? 'ABD' : 'AB'),
    written(term.related, 'AB'),
    inCategories(term.categories),
    ...(term.isPrefix ? [begunWith(term.words, 'AB')] : []),
  ])
}

/** Products that fit all terms. */
export const matchingAll = (terms: SearchTerm[]): SQL =>
  sql.join(
    terms.map((term) => matching(term, 'anywhere')),
    sql` && `,
  )

/** Products that fit some term by name or category. */
export const matchingAny = (terms: SearchTerm[]): SQL => anyOf(terms.map((term) => matching(term, 'titled')))

/** `adds`: its points count beside those of another case. */
type Case = { place: number; points: number; query: SQL; adds: boolean }

/** The cases of each term, in the order in which they are tried. */
const casesOf = (terms: SearchTerm[]): Case[] =>
  terms.flatMap(({ words, same, related, categories, shelves, isPrefix }, place) => {
    const cases: [number, SQL | undefined][] = [
      [POINTS.named, named([words])],
      [POINTS.namedOtherwise, named(same)],
      ...related.map((name, index): [number, SQL | undefined] => [POINTS.related - index, named([name])]),
      [place > 0 ? POINTS.categoryBeside : POINTS.category, inCategories(categories)],
      [POINTS.inName, written([words], 'AB')],
      [POINTS.inNameOtherwise, written(same, 'AB')],
      [POINTS.partNamed, words.length > 1 ? named(words.map((word) => [word])) : undefined],
      [POINTS.relatedInName, written(related, 'AB')],
      [POINTS.begunNamed, isPrefix ? begunWith(words, 'A') : undefined],
      [POINTS.prefix, isPrefix ? begunWith(words, 'AB') : undefined],
      [POINTS.described, written([words, ...same], 'ABD')],
    ]
    const factor = place === 0 && terms.length > 1 ? FIRST : 1
    const shelf = inCategories(shelves)

    return [
      ...cases.flatMap(([points, query]) =>
        query ? [{ place, points: Math.round(points * factor), query, adds: false }] : [],
      ),
      ...(shelf ? [{ place, points: POINTS.onItsShelf, query: shelf, adds: true }] : []),
    ]
  })

/** The queries that `fitOf` compares, to be parsed once. */
export const partsOf = (terms: SearchTerm[]): SQL =>
  sql`array[${sql.join(
    casesOf(terms).map(({ query }) => query),
    sql`, `,
  )}]`

/** Points of a document for all terms; `parts` is the column with `partsOf`. */
export function fitOf(terms: SearchTerm[], { document, parts }: { document: SQL; parts: SQL }): SQL {
  const cases = casesOf(terms).map(({ place, points, adds }, index) => ({
    place,
    adds,
    test: sql`when ${document} @@ ${parts}[${sql.raw(String(index + 1))}] then ${sql.raw(String(points))}`,
  }))
  const chosen = (tests: typeof cases) =>
    tests.length > 0
      ? sql`case ${sql.join(
          tests.map(({ test }) => test),
          sql` `,
        )} else 0 end`
      : sql`0`
  const sums = terms.flatMap((_, term) => {
    const own = cases.filter(({ place }) => place === term)

    return [chosen(own.filter(({ adds }) => !adds)), chosen(own.filter(({ adds }) => adds))]
  })

  return sql`(${sql.join(sums, sql` + `)})`
}

/**
 * Matches any form of a phrase in either language. A known Indonesian word is compared as it is
 * written, because stems of unlike nouns are alike: that of `kemeja` is `meja`.
 */
function written(phrases: string[][], weights: Weights): SQL | undefined {
  if (phrases.length === 0) return undefined
  const textOf = (some: string[][]) =>
    some
      .map((words) =>
        [together(words, weights), ...words.flatMap(namesakesOf).map((word) => `!${word}:${weights}`)].join(' & '),
      )
      .map((text) => `(${text})`)
      .join(' | ')
  const isKnown = ([word = '', ...more]: string[]) => more.length === 0 && isKnownWord(word)
  const names = phrases.filter(isKnown)
  const others = phrases.filter((phrase) => !isKnown(phrase))

  return anyOf([
    names.length > 0 ? sql`to_tsquery('simple', ${textOf(names)})` : undefined,
    others.length > 0 ? sql`to_tsquery('public.pasar', ${textOf(others)})` : undefined,
    sql`to_tsquery('english', ${textOf(phrases)})`,
  ])
}

/**
 * One word of a phrase says what the product is; the others stand anywhere in its name. In
 * Indonesian that word is stored as it is written: stems of unlike nouns are alike.
 */
function named(phrases: string[][]): SQL | undefined {
  if (phrases.length === 0) return undefined
  const words = phrases.flatMap(([word = '', ...others]) => (others.length > 0 ? [] : [`${word}:A`])).join(' | ')
  const longer = phrases.filter(({ length }) => length > 1)
  const english = phrases.flatMap((phrase) => phrase.map((head) => together(phrase, 'AB', head))).join(' | ')

  return anyOf([
    words ? sql`to_tsquery('simple', ${words})` : undefined,
    ...longer.map(
      (phrase) => sql`(to_tsquery('simple', ${phrase.map((word) => `${word}:A`).join(' | ')})
        && to_tsquery('public.pasar', ${together(phrase, 'AB')}))`,
    ),
    sql`to_tsquery('english', ${english})`,
  ])
}

const together = (words: string[], weights: Weights, head?: string) =>
  `(${words.map((word) => `${word}:${word === head ? 'A' : weights}`).join(' & ')})`

const inCategories = (categories: string[]) =>
  categories.length > 0
    ? sql`to_tsquery('simple', ${categories.map((category) => `${category}:C`).join(' | ')})`
    : undefined

const begunWith = (words: string[], weights: 'A' | 'AB') =>
  sql`to_tsquery('simple', ${words.map((word) => `${word}:*${weights}`).join(' & ')})`

const anyOf = (queries: (SQL | undefined)[]) =>
  sql`(${sql.join(
    queries.filter((query) => query !== undefined),
    sql` || `,
  )})`
