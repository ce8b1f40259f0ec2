/**
 * Returns the rupiah of PPN included in a seller's goods, after the seller's own discounts; null
 * where the seller charges none. PPN is 12 % of eleven twelfths, and so 11/111 of a price that
 * includes it.
 */
export const taxWithin = ({ taxable, goods }: { taxable: boolean; goods: number }) =>
  taxable ? Math.round((goods * 11) / 111) : null
