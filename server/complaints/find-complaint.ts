import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { complaints } from '@/db/schema'
import type { Context } from '../context'
import { hashSecret, readNumber, type Ticket, toTicket } from './ticket'

type FindComplaint = { number: string; secret: string }

/** @throws {DomainError} `complaint_unknown`, equally for a wrong number and a wrong secret. */
export async function findComplaint(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { number, secret }: FindComplaint,
): Promise<Ticket> {
  const id = readNumber(number)
  const complaint =
    id === undefined
      ? undefined
      : await db.query.complaints.findFirst({
          where: and(eq(complaints.id, id), eq(complaints.secretHash, hashSecret(secret))),
        })
  if (!complaint) throw new DomainError('not_found', 'complaint_unknown', 'No ticket has this number and secret.')

  return toTicket(complaint, now)
}
