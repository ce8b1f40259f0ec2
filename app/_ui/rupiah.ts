const format = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })

/** Whole rupiah, the same in both languages: `Rp129.000`, as EYD writes it, without the space that ICU puts behind the sign. */
export const rupiah = (amount: number) => format.format(amount).replace(/\s/, '')
