const MOST_WORDS = 8

/** Splits typed text into words as the index stores them: without accents, signs or capitals. */
export function wordsOf(typed: string): string[] {
  const plain = typed.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

  return plain.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? []
}
