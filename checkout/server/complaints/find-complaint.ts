import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { complaints } from '@/db/schema'
import type { Timed } from '../context'
import { hashSecret, readTicketNumber, type Ticket, ticketColumns, toTicket } from './ticket'

type FindComplaint = { number: string; secret: string }

/** @throws {DomainError} `complaint_unknown` for a wrong number and a wrong secret alike. */
export async function findComplaint({ db, now }: Timed, { number, secret }: FindComplaint): Promise<Ticket> {
  const [row] = await db
    .select(ticketColumns)
    .from(complaints)
    .where(and(eq(complaints.id, readTicketNumber(number) ?? 0), eq(complaints.secretHash, hashSecret(secret))))
  if (!row) throw new DomainError('not_found', 'complaint_unknown', 'no complaint has this number and secret')

  return toTicket(row, now)
}
