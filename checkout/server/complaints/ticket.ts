import { createHash } from 'node:crypto'
import { getTableColumns, sql } from 'drizzle-orm'
import { complaintPhotos, complaints } from '@/db/schema'
import { toReference } from '@/i18n/as-typed'

/** What a ticket is made of. */
export const ticketColumns = {
  ...getTableColumns(complaints),
  photos: sql<number>`(select count(*)::int from ${complaintPhotos} where ${complaintPhotos.complaintId} = ${complaints.id})`,
}

type Row = Omit<typeof complaints.$inferSelect, 'secretHash'> & { photos: number }

/** `ADU-000042`: for people to name a complaint by. It opens nothing without the secret or the order. */
export const ticketNumber = (id: number) => `ADU-${String(id).padStart(6, '0')}`

/** The id in a number as somebody types it; undefined for what is none. */
export function readTicketNumber(typed: string): number | undefined {
  const digits = /^(?:ADU-?)?(\d{1,9})$/.exec(toReference(typed))?.[1]

  return digits === undefined ? undefined : Number(digits)
}

/** However it is grouped and capitalised: it was written down by hand. */
export const hashSecret = (secret: string) =>
  createHash('sha256').update(toReference(secret).replaceAll('-', '').toLowerCase()).digest('hex')

/** What the person and the operator see; whether it is late is a matter of the moment. */
export const toTicket = ({ id, orderId, topic, body, answer, photos, ...times }: Row, now: Date) => ({
  number: ticketNumber(id),
  orderId,
  topic,
  body,
  answer,
  photos,
  filedAt: times.filedAt.toISOString(),
  dueAt: times.dueAt.toISOString(),
  answeredAt: times.answeredAt?.toISOString() ?? null,
  overdue: times.answeredAt === null && times.dueAt < now,
})

export type Ticket = ReturnType<typeof toTicket>
