/** Normalises full-width digits and letters to half-width, and removes all white space. */
const closedUp = (typed: string) => typed.normalize('NFKC').replaceAll(/\s/g, '')

/** Word processors and phones replace a number's hyphen with these. */
const DASHES = /[\u2010-\u2015\u2212]/g

/**
 * Normalises a typed order number, ticket number or code to its stored form: `psr‑2345 6789 abcd`.
 */
export const toReference = (typed: string) => closedUp(typed).replaceAll(DASHES, '-').toUpperCase()

/**
 * Matches a separator between thousands only; before fewer digits it could be a decimal separator.
 */
const SEPARATOR = /(?<=\d)[.,](?=\d{3}(?!\d))/g

/**
 * Parses a whole number: `1.000`, `1,000`, `1 000`, `1000`. Returns `undefined` where the text
 * could be a fraction.
 */
export function toWhole(typed: string): number | undefined {
  const digits = closedUp(typed).replaceAll(SEPARATOR, '')

  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined
}

/** No `m`, which can also mean a milliard in Indonesian. */
const UNITS = new Map([
  ...['k', 'rb', 'ribu', 'thousand'].map((name) => [name, 1_000] as const),
  ...['jt', 'juta', 'million'].map((name) => [name, 1_000_000] as const),
])
/** At most two decimals: more digits could also be a thousands group. */
const COUNTED = /^(\d+)(?:[.,](\d{1,2}))?([a-z]+)$/

/** Parses rupiah: `Rp150.000`, `Rp. 150.000,-`, `150 000`, `150rb`, `150k`, `1,5 juta`. */
export function toRupiah(typed: string): number | undefined {
  const amount = closedUp(typed)
    .toLowerCase()
    .replace(/^(?:rp|idr)\.?/, '')
    .replace(/,-$/, '')
  const [, whole, part = '0', name = ''] = COUNTED.exec(amount) ?? []
  const unit = UNITS.get(name)
  if (whole === undefined || unit === undefined) return toWhole(amount)

  return Math.round(Number(`${whole}.${part}`) * unit)
}
