/** What a ticket waits for, in one word of the messages. */
export function ticketStatus({ answeredAt, overdue }: { answeredAt: string | null; overdue: boolean }) {
  if (answeredAt) return 'answered'

  return overdue ? 'overdue' : 'open'
}
