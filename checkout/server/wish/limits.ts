/** As many as one list shows. */
export const MOST_WISHES = 100
