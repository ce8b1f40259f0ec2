/** How long Ramai takes at most, in working days. */
export const ANSWER_WITHIN_DAYS = 5

export const COMPLAINT_TOPICS = ['ad', 'product', 'creator', 'account', 'privacy', 'other'] as const
