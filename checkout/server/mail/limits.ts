/** Lifetime of a claim link, by the shop's clock. */
export const CLAIM_DAYS = 30
/** Days after the last link's expiry until an unclaimed person's data is deleted. */
export const KEPT_AFTER_DAYS = 60
