/** PPN is 12 % of eleven twelfths: 11 parts of 111 in a price that includes it. */
export const includedTax = (price: number) => Math.round((price * 11) / 111)

/** Rupiah of PPN inside the goods of several sellers, at what each asks for them, rounded for each; null when none of them charges it. */
export function taxWithin(sellers: { taxable: boolean; goods: number }[]): number | null {
  const taxed = sellers.filter(({ taxable }) => taxable)
  if (taxed.length === 0) return null

  return taxed.reduce((sum, { goods }) => sum + includedTax(goods), 0)
}
