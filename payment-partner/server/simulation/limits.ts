/** How far ahead of the machine's time Kasir may be. Beyond some decades the offset, and then a date, no longer fits. */
export const FURTHEST_AHEAD_SECONDS = 20 * 366 * 24 * 60 * 60
