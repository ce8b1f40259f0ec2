/** How long a deletion waits, so that it can be withdrawn. */
export const WAITING_DAYS = 14
