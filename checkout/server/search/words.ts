/** Longer than a realistic search. */
const LONGEST_SEARCH = 80
const MOST_WORDS = 8

/** Splits the typed text into index words: without accents, punctuation or capitals. */
export function wordsOf(typed: string): string[] {
  const plain = typed.slice(0, LONGEST_SEARCH).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

  return plain.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? []
}
