/** Maximum pieces of one item in a basket. */
export const MOST_PIECES = 10
