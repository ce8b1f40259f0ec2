export const TAKEDOWN_REASONS = ['misleading', 'unsafe_product', 'unmarked_ad', 'hate', 'spam', 'other'] as const

/** A moderator may undo a decision for so long, unless its owner has appealed. */
export const UNDO_MINUTES = 30

/** A case that has waited longer is late. */
export const LATE_HOURS = 24

/** The operators' filters by the next step of a case. */
export const CASE_FILTERS = ['open', 'appealed', 'standing', 'settled'] as const

export const CASE_KINDS = ['all', 'ad', 'post', 'comment', 'creator'] as const

export const CASE_QUEUES = ['all', 'mine', 'free', 'late'] as const
