const format = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })

/** Whole rupiah, the same in both languages: 129000 is "Rp 129.000" with a space that does not break. */
export const rupiah = (amount: number) => format.format(amount)
