/** Formats rupiah, equally in both languages. */
export const formatRupiah = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`
