/** Why the shop does not take a review. */
export const REFUSALS = [
  'review_too_early',
  'review_of_returned',
  'review_closed',
  'order_in_migration',
  'too_many_reviews',
  'text_unreadable',
] as const

export const MISTAKES = ['stars_missing', 'review_too_long', ...REFUSALS] as const

export type ReviewMistake = (typeof MISTAKES)[number]
