const format = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })

/**
 * Formats whole rupiah, alike in both languages: `Rp129.000`, as EYD requires, without the space
 * that ICU adds.
 */
export const rupiah = (amount: number) => format.format(amount).replace(/\s/, '')
