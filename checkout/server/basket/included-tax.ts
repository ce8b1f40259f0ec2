/**
 * Rupiah of PPN inside the goods of a seller, at what that one asks for them; null where it charges none. PPN is 12 % of eleven
 * twelfths: 11 parts of 111 in a price that includes it.
 */
export const taxWithin = ({ taxable, goods }: { taxable: boolean; goods: number }) =>
  taxable ? Math.round((goods * 11) / 111) : null
