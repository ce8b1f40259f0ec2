import { asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { complaints, shops } from '@/db/schema'
import { ticketColumns, toTicket } from '../complaints/ticket'
import type { Timed } from '../context'

const AT_MOST = 100

export const COMPLAINT_FILTERS = ['todo', 'answered'] as const

type ListComplaints = { show: (typeof COMPLAINT_FILTERS)[number] }

/** Lists open complaints by urgency, or answered ones, newest answer first. */
export async function listComplaints({ db, now }: Timed, { show }: ListComplaints) {
  const rows = await db
    .select({ ticket: ticketColumns, shop: shops.name })
    .from(complaints)
    .leftJoin(shops, eq(shops.id, complaints.shopId))
    .where(show === 'todo' ? isNull(complaints.answeredAt) : isNotNull(complaints.answeredAt))
    .orderBy(show === 'todo' ? asc(complaints.dueAt) : desc(complaints.answeredAt))
    .limit(AT_MOST)

  return rows.map(({ ticket, shop }) => ({ ...toTicket(ticket, now), shop }))
}
