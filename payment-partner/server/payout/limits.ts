/** A top-up's limit, so that sums stay exact. */
export const MOST_TOP_UP_RUPIAH = 1_000_000_000_000
