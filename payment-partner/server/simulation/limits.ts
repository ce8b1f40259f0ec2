/**
 * Limit for Kasir's lead over the machine's time. After some decades the offset, and then a date,
 * overflows.
 */
export const FURTHEST_AHEAD_SECONDS = 20 * 366 * 24 * 60 * 60
