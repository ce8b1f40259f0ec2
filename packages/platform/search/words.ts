const MOST_WORDS = 8

/** Between the thousands of a number, in either language. */
const THOUSANDS = /(?<=\d)[.,](?=\d{3}(?!\d))/g

/** Splits typed text into words as an index stores them: without accents, signs or capitals. */
export function wordsOf(typed: string): string[] {
  const plain = typed.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(THOUSANDS, '').toLowerCase()

  return plain.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? []
}
