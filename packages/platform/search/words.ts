const MOST_WORDS = 8

/** Between the thousands of a number, in either language. */
const THOUSANDS = /(?<=\d)[.,](?=\d{3}(?!\d))/g

/** The sign for a repeated word: `oleh2` is `oleh oleh`, `mobil2an` is `mobil mobilan`. */
const REPEATED = /(?<!\p{L})(\p{L}{3,})2(?!\p{N})/gu

/** Splits the text of a search into words, with repeated words written out. */
export const searchedWordsOf = (typed: string) => wordsOf(typed.replaceAll(REPEATED, '$1 $1'))

/** Splits typed text into words as an index stores them: without accents, signs or capitals. */
export function wordsOf(typed: string): string[] {
  const plain = typed.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(THOUSANDS, '').toLowerCase()

  return plain.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? []
}
