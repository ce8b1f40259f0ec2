import { createHash } from 'node:crypto'
import type { complaints } from '@/db/schema'

type Row = typeof complaints.$inferSelect

/** `RMI-000042`: for people to name a complaint by. It opens nothing without the secret. */
export const numberOf = (id: number) => `RMI-${String(id).padStart(6, '0')}`

/** The id in a number as somebody types it; undefined for what is none. */
export function readNumber(typed: string): number | undefined {
  const digits = /^(?:RMI-?)?(\d{1,9})$/i.exec(typed.trim())?.[1]

  return digits === undefined ? undefined : Number(digits)
}

export const hashSecret = (secret: string) => createHash('sha256').update(secret.trim().toLowerCase()).digest('hex')

/** What the person and the operator see; whether it is late is a matter of the moment. */
export const toTicket = ({ id, secretHash: _, ...ticket }: Row, now: Date) => ({
  ...ticket,
  number: numberOf(id),
  overdue: ticket.answeredAt === null && ticket.dueAt < now,
})

export type Ticket = ReturnType<typeof toTicket>
