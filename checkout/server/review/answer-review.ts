import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull } from 'drizzle-orm'
import { reviews } from '@/db/schema'
import type { Timed } from '../context'

type AnswerReview = { id: number; answer: string }

/**
 * Answers a review for its shop, once, where everybody can read it. @throws {DomainError}
 * `review_answered`, also when there is none.
 */
export async function answerReview({ db, now }: Timed, { id, answer }: AnswerReview) {
  const answered = await db
    .update(reviews)
    .set({ answer, answeredAt: now })
    .where(and(eq(reviews.id, id), isNull(reviews.answeredAt)))
    .returning({ id: reviews.id })
  if (answered.length === 0)
    throw new DomainError('conflict', 'review_answered', 'no such review waits for an answer', { id })
}
