/** Longer than a typed search. */
export const LONGEST_SEARCH = 80
