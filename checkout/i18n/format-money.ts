const rupiah = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })

/**
 * Formats rupiah as local price tags do: `Rp129.000`. Removes the no-break space that ICU puts
 * after the sign.
 */
export const formatMoney = (amount: number) => rupiah.format(amount).replace(/\s/, '')

/** Formats a discount with a typographic minus: `−Rp15.000`. */
export const formatDifference = (amount: number) => (amount < 0 ? `−${formatMoney(-amount)}` : formatMoney(amount))
