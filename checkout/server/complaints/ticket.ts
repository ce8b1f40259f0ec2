import { createHash } from 'node:crypto'
import { getTableColumns, sql } from 'drizzle-orm'
import { complaintPhotos, complaints } from '@/db/schema'
import { toReference } from '@/i18n/as-typed'

export const ticketColumns = {
  ...getTableColumns(complaints),
  photos: sql<number>`(select count(*)::int from ${complaintPhotos} where ${complaintPhotos.complaintId} = ${complaints.id})`,
}

type Row = Omit<typeof complaints.$inferSelect, 'secretHash'> & { photos: number }

/**
 * `ADU-000042`: the public number of a complaint. It grants no access without the secret or the
 * order.
 */
export const ticketNumber = (id: number) => `ADU-${String(id).padStart(6, '0')}`

/** Parses a typed ticket number; undefined when it is malformed. */
export function readTicketNumber(typed: string): number | undefined {
  const digits = /^(?:ADU-?)?(\d{1,9})$/.exec(toReference(typed))?.[1]

  return digits === undefined ? undefined : Number(digits)
}

/** Ignores grouping and case, since people write the secret down by hand. */
export const hashSecret = (secret: string) =>
  createHash('sha256').update(toReference(secret).replaceAll('-', '').toLowerCase()).digest('hex')

/** The view of a ticket for its author and the operator; `overdue` depends on `now`. */
export const toTicket = ({ id, orderId, shopId, topic, body, answer, photos, ...times }: Row, now: Date) => ({
  number: ticketNumber(id),
  orderId,
  /** The shop of the parcel that it is about. */
  shopId,
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
