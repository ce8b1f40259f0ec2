import english from './vocabulary-en.json'
import indonesian from './vocabulary-id.json'
import { wordsOf } from './words'

/** One idea of a search: a typed word or phrase, and what else names or resembles it. */
export type Term = {
  words: string[]
  /** Other names of the same thing. */
  same: string[][]
  /** Things to offer when the shelves lack the named one. */
  related: string[][]
  categories: string[]
  /**
   * Categories in which the thing itself is sold: elsewhere the word mostly means something else.
   * A search for an unsold thing lists them as the nearest.
   */
  shelves: string[]
}

type Vocabulary = {
  same: string[][]
  related: Record<string, string[]>
  categories: Record<string, string[]>
  shelves: Record<string, string[]>
  /** Ordinary words, which no correction replaces by a similar one. */
  ordinary: string[]
  /** Words that are unlike, though their stem is this one. */
  namesakes: Record<string, string[]>
  /** Words that narrow nothing. */
  ignored: string[]
}

const VOCABULARIES: Vocabulary[] = [indonesian, english]
const IGNORED = new Set(VOCABULARIES.flatMap(({ ignored }) => ignored))
const LONGEST_PHRASE = 3

const TERMS = new Map<string, Term>()

function termOf(words: string[]): Term {
  return TERMS.get(words.join(' ')) ?? { words, same: [], related: [], categories: [], shelves: [] }
}

function enter(phrase: string, more: Partial<Omit<Term, 'words'>>) {
  const { words, ...term } = termOf(wordsOf(phrase))
  TERMS.set(words.join(' '), {
    words,
    same: [...term.same, ...(more.same ?? [])],
    related: [...term.related, ...(more.related ?? [])],
    categories: [...term.categories, ...(more.categories ?? [])],
    shelves: [...term.shelves, ...(more.shelves ?? [])],
  })
}

for (const { same, related, categories, shelves } of VOCABULARIES) {
  for (const group of same)
    for (const name of group) enter(name, { same: group.filter((other) => other !== name).map(wordsOf) })
  for (const [name, others] of Object.entries(related)) enter(name, { related: others.map(wordsOf) })
  for (const [category, names] of Object.entries(categories))
    for (const name of names) enter(name, { categories: [category] })
  for (const [category, names] of Object.entries(shelves))
    for (const name of names) enter(name, { shelves: [category] })
}

/** Terms by their spelling without spaces: `facewash` is `face wash`, `sun screen` is `sunscreen`. */
const JOINED = new Map([...TERMS].map(([phrase, term]) => [phrase.replaceAll(' ', ''), term]))

const ORDINARY_WORDS = new Set(VOCABULARIES.flatMap(({ ordinary }) => ordinary))

/** Returns whether the word means something by itself, so that it is no typing error. */
export const isKnownWord = (word: string) =>
  ORDINARY_WORDS.has(word) || IGNORED.has(word) || TERMS.has(word) || JOINED.has(word)

const NAMESAKES = new Map(VOCABULARIES.flatMap(({ namesakes }) => Object.entries(namesakes)))

/** Returns the words of which the search index stores this one as the stem, though they mean another thing. */
export const namesakesOf = (word: string): readonly string[] => NAMESAKES.get(word) ?? []

/** Every single word that the vocabulary explains: a correction may lead to it. */
export const EXPLAINED_WORDS: readonly string[] = [...TERMS.keys()].filter((key) => !key.includes(' '))

/** Returns whether the words narrow nothing, like `murah` or `gratis ongkir`. */
export const narrowNothing = (words: string[]) => words.every((word) => IGNORED.has(word))

/** Groups words into terms, the longest known phrase first, and drops words that narrow nothing. */
export function termsOf(words: string[]): Term[] {
  const terms: Term[] = []
  for (let at = 0; at < words.length; ) {
    const { term, length } = longestAt(words.slice(at, at + LONGEST_PHRASE))
    terms.push(term)
    at += length
  }
  const distinctive = terms.filter(({ words: [first = '', ...others] }) => others.length > 0 || !IGNORED.has(first))

  return distinctive.length > 0 ? distinctive : terms
}

/** Returns the term of the longest known beginning, and how many words it takes. */
function longestAt(words: string[]): { term: Term; length: number } {
  for (let length = words.length; length > 0; length--) {
    const phrase = words.slice(0, length)
    const term = TERMS.get(phrase.join(' ')) ?? JOINED.get(phrase.join(''))
    if (term) return { term, length }
  }

  return { term: termOf(words.slice(0, 1)), length: 1 }
}
