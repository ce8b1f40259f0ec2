/** Half-width digits and letters also where a keyboard types the wide ones, and no space of any kind. */
const closedUp = (typed: string) => typed.normalize('NFKC').replaceAll(/\s/g, '')

/** Word processors and phones put these for the dash of a number. */
const DASHES = /[\u2010-\u2015\u2212]/g

/** The number of an order or a ticket, or a code, as it is kept: `psr‑2345 6789 abcd`. */
export const toReference = (typed: string) => closedUp(typed).replaceAll(DASHES, '-').toUpperCase()

/** Between thousands alone: what stands before fewer digits would be a part of one. */
const SEPARATOR = /(?<=\d)[.,](?=\d{3}(?!\d))/g

/** A whole number: `1.000`, `1,000`, `1 000`, `1000`. What it might be a part of is none, and never read as another. */
export function toWhole(typed: string): number | undefined {
  const digits = closedUp(typed).replaceAll(SEPARATOR, '')

  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined
}

/** No `m`, which is a milliard in Indonesian. */
const UNITS = new Map([
  ...['k', 'rb', 'ribu', 'thousand'].map((name) => [name, 1_000] as const),
  ...['jt', 'juta', 'million'].map((name) => [name, 1_000_000] as const),
])
/** More digits after its sign might be a part of a million, or more thousands of them. */
const COUNTED = /^(\d+)(?:[.,](\d{1,2}))?([a-z]+)$/

/** An amount of rupiah: `Rp150.000`, `Rp. 150.000,-`, `150 000`, `150rb`, `150k`, `1,5 juta`. */
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
