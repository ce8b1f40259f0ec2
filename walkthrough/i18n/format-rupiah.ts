/** The same in both languages: the shops speak rupiah. */
export const formatRupiah = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`
