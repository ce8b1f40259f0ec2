/** The maximum time until Ramai answers, in working days. */
export const ANSWER_WITHIN_DAYS = 5

export const COMPLAINT_TOPICS = ['ad', 'product', 'creator', 'account', 'privacy', 'other'] as const

/** Filed complaints. */
export const COMPLAINTS = { by: 'limitComplaints', of: 'address', most: 10, seconds: 10 * 60 } as const

/** Tries of a ticket's secret. */
export const TICKET_LOOK_UPS = { by: 'limitTicketLookUps', of: 'address', most: 30, seconds: 10 * 60 } as const

/** Notices that are opened or appealed. */
export const NOTICES = { by: 'limitNotices', of: 'address', most: 30, seconds: 10 * 60 } as const
