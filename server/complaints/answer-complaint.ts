import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull } from 'drizzle-orm'
import { complaints } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'
import { numberOf } from './ticket'

type AnswerComplaint = { id: number; answer: string }

/**
 * Answers a complaint once: the row lets only one of two operators. @throws {DomainError}
 * `complaint_settled`.
 */
export const answerComplaint = ({ db, now }: Pick<Context, 'db' | 'now'>, { id, answer }: AnswerComplaint) =>
  db.transaction(async (tx) => {
    const [answered] = await tx
      .update(complaints)
      .set({ answer, answeredAt: now })
      .where(and(eq(complaints.id, id), isNull(complaints.answeredAt)))
      .returning({ dueAt: complaints.dueAt })
    if (!answered) throw new DomainError('conflict', 'complaint_settled', 'There is no such ticket without an answer.')

    const inTime = now <= answered.dueAt
    await recordEvent(tx, { kind: 'complaint_answered', detail: { ticket: numberOf(id), inTime }, at: now })
  })
