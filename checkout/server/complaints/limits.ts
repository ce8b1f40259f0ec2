/** Filed complaints. */
export const COMPLAINTS = { by: 'limitBuyerComplaints', of: 'address', most: 10, seconds: 10 * 60 } as const

/** Attempts at the secret of a ticket. */
export const TICKETS = { by: 'limitBuyerTickets', of: 'address', most: 30, seconds: 10 * 60 } as const
