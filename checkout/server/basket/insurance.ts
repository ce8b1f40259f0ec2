const PER_MILLE = 2
const AT_LEAST = 500
const ROUNDED_TO = 100

/**
 * Insurance price in rupiah: two per mille of the goods' value, rounded up to a hundred, at least
 * five hundred.
 */
export const insurancePrice = (value: number) =>
  Math.max(AT_LEAST, Math.ceil((value * PER_MILLE) / 1000 / ROUNDED_TO) * ROUNDED_TO)
