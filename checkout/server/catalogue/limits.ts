/** The most pieces of one item in one basket. */
export const MOST_PIECES = 10
