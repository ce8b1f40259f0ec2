import { createHash } from 'node:crypto'
import type { complaints } from '@/db/schema'

type Row = typeof complaints.$inferSelect

/**
 * Returns a complaint's public number, such as `RMI-000042`. It opens nothing without the secret.
 */
export const numberOf = (id: number) => `RMI-${String(id).padStart(6, '0')}`

/** Returns the id of a typed number; undefined for invalid input. */
export function readNumber(typed: string): number | undefined {
  const digits = /^(?:RMI-?)?(\d{1,9})$/i.exec(typed.trim())?.[1]

  return digits === undefined ? undefined : Number(digits)
}

export const hashSecret = (secret: string) => createHash('sha256').update(secret.trim().toLowerCase()).digest('hex')

/**
 * Returns the view of a complaint for the person and the operator. `overdue` depends on the current
 * time.
 */
export const toTicket = ({ id, secretHash: _, ...ticket }: Row, now: Date) => ({
  ...ticket,
  number: numberOf(id),
  overdue: ticket.answeredAt === null && ticket.dueAt < now,
})

export type Ticket = ReturnType<typeof toTicket>
