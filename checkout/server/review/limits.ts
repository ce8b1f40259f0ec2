/** Written reviews. */
export const REVIEWS = { by: 'limitReviews', of: 'address', most: 30, seconds: 10 * 60 } as const
