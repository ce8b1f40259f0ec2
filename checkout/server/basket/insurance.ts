const PER_MILLE = 2
const AT_LEAST = 500
const ROUNDED_TO = 100

/** Rupiah for insuring goods of this value on their way: two per mille, rounded up to a hundred, five hundred at the least. */
export const insurancePrice = (value: number) =>
  Math.max(AT_LEAST, Math.ceil((value * PER_MILLE) / 1000 / ROUNDED_TO) * ROUNDED_TO)
