/** Written reviews. */
export const REVIEWS = { by: 'limitReviews', of: 'address', most: 30, seconds: 10 * 60 } as const

/** Marks of one review as helpful in a day: a house or an office, not one person's many browsers. */
export const HELPFUL_MARKS = {
  by: 'limitHelpfulMarks',
  of: 'review and address',
  most: 10,
  seconds: 24 * 60 * 60,
} as const
