/** Rupiah. An assumption: banks set their own minimum, and most set this one. */
const FROM_RUPIAH = 500_000

/**
 * Months that a buyer may pay a card in: at the bank that issued it, or with a card of any other
 * bank (`offline`). A list of BINs would name the cards of `offline`, but the gateway then refuses
 * all other cards, also for a payment at once.
 */
const TERMS = { bni: [3, 6, 12], mandiri: [3, 6, 12], bca: [3, 6, 12], offline: [3, 6] }

/** The installments of a payment page. Undefined: the order is too small. */
export const offerInstallments = (amount: number) =>
  amount < FROM_RUPIAH ? undefined : { required: false, terms: TERMS }

/** Most months that a card may pay this amount in; null if it may not. */
export const longestInstallment = (amount: number) =>
  amount < FROM_RUPIAH ? null : Math.max(...Object.values(TERMS).flat())
