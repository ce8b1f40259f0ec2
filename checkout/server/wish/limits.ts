/** Maximum wishes shown in a list. */
export const MOST_WISHES = 100
