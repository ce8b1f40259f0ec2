/** Returns the message key of the ticket's status. */
export function ticketStatus({ answeredAt, overdue }: { answeredAt: string | null; overdue: boolean }) {
  if (answeredAt) return 'answered'

  return overdue ? 'overdue' : 'open'
}
