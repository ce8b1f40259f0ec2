/** PPN is 12 % of eleven twelfths: 11 parts of 111 in a price that includes it. */
export const includedTax = (price: number) => Math.round((price * 11) / 111)
