/** The same in both languages: the shops speak rupiah. */
export const rupiah = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`
