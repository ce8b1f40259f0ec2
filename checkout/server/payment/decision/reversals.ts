/** Methods whose bank may reverse a payment within minutes, as the gateway documents. */
const SOON_REVERSIBLE = new Set(['permata_va', 'echannel', 'indomaret'])
const OVER_AFTER_MS = 6 * 60_000

export const isSoonReversible = (method: string) => SOON_REVERSIBLE.has(method)

/** By then the gateway's status shows a reversal whose notification was lost. */
export const reversalsAreOverAt = (paidAt: Date) => new Date(paidAt.getTime() + OVER_AFTER_MS)
