import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { complaints, returns } from '@/db/schema'
import { answerComplaint } from '../complaints/answer-complaint'
import { ticketNumber } from '../complaints/ticket'
import { acceptReturn } from '../returns/answer-return'

type AnswerWaiting = { orderId: string; now: Date }

const ANSWER = 'Kami sudah menanyai penjual dan kurir (jawaban simulasi).'

/**
 * Acts for the back office on an order: accepts a requested return with restocking, and answers
 * complaints with a sentence.
 * @throws {DomainError} `nothing_waits` when nothing of the order waits for an answer.
 */
export async function answerWaiting(db: Database, { orderId, now }: AnswerWaiting) {
  const requests = await db
    .select({ id: returns.id })
    .from(returns)
    .where(and(eq(returns.orderId, orderId), eq(returns.state, 'requested')))
  const open = await db
    .select({ id: complaints.id })
    .from(complaints)
    .where(and(eq(complaints.orderId, orderId), isNull(complaints.answeredAt)))
  if (requests.length + open.length === 0)
    throw new DomainError('conflict', 'nothing_waits', 'the buyer of this order waits for no answer')

  for (const { id } of requests) await acceptReturn({ db, now }, { returnId: id, restock: true })
  for (const { id } of open) await answerComplaint({ db, now }, { number: ticketNumber(id), answer: ANSWER })

  return { returns: requests.length, complaints: open.length }
}
