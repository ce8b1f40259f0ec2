type CountWords = { decimal: string; thousand: string; million: string }

/**
 * "987", "1,2 rb", "34 rb", "1,5 jt": never rounded up, so that no like is shown that does not
 * exist.
 */
export function countIn({ decimal, thousand, million }: CountWords, count: number): string {
  if (count < 1_000) return String(count)

  return count < 1_000_000 ? shorten(count / 1_000, decimal) + thousand : shorten(count / 1_000_000, decimal) + million
}

function shorten(number: number, decimal: string) {
  const tenths = Math.floor(number * 10)

  return number < 10 && tenths % 10 > 0 ? `${Math.floor(number)}${decimal}${tenths % 10}` : String(Math.floor(number))
}
