const rupiah = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })

/** `Rp129.000` in pages and letters, as price tags here write it: the no-break space that ICU puts behind the sign is dropped. */
export const formatMoney = (amount: number) => rupiah.format(amount).replace(/\s/, '')

/** `−Rp15.000`: what is taken off is told by a minus as wide as a digit. */
export const formatDifference = (amount: number) => (amount < 0 ? `−${formatMoney(-amount)}` : formatMoney(amount))
