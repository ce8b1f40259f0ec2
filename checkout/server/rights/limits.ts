/** Days in which a deletion can be withdrawn. */
export const WAITING_DAYS = 14
