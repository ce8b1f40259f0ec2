import { asc, desc, isNotNull, isNull } from 'drizzle-orm'
import { complaints } from '@/db/schema'
import { ticketColumns, toTicket } from '../complaints/ticket'
import type { Timed } from '../context'

const AT_MOST = 100

export const COMPLAINT_FILTERS = ['todo', 'answered'] as const

type ListComplaints = { show: (typeof COMPLAINT_FILTERS)[number] }

/** Lists open complaints by urgency, or answered ones, newest answer first. */
export async function listComplaints({ db, now }: Timed, { show }: ListComplaints) {
  const rows = await db
    .select(ticketColumns)
    .from(complaints)
    .where(show === 'todo' ? isNull(complaints.answeredAt) : isNotNull(complaints.answeredAt))
    .orderBy(show === 'todo' ? asc(complaints.dueAt) : desc(complaints.answeredAt))
    .limit(AT_MOST)

  return rows.map((row) => toTicket(row, now))
}
