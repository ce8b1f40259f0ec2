/** Longer than any sentence that somebody searches for. */
export const LONGEST_SEARCH = 80
