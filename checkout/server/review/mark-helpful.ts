import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import { helpfulMarks, orders } from '@/db/schema'
import type { Context, TimelessBuyer } from '../context'
import { readableBy } from '../order/access/readable-by'
import { limitHelpfulMarks } from './limit-reviews'

type OfReview = { reviewId: number }

/**
 * Marks a review as helpful for this browser or account, once.
 * @throws {DomainError} `review_missing`; `review_own` for a review of an own order;
 * `too_many_tries` for too many browsers of one address.
 */
export async function markHelpful(
  { db, sessionHash, address }: TimelessBuyer & Pick<Context, 'address'>,
  { reviewId }: OfReview,
) {
  await limitHelpfulMarks({ db, address }, { reviewId })
  const [review] = await db.execute<{ own: boolean }>(sql`
    with review as (
      select id, exists (select from ${orders} where ${orders.id} = reviews.order_id and ${readableBy(sessionHash)}) as own
      from reviews where id = ${reviewId}
    ), marked as (
      insert into helpful_marks (review_id, session_hash)
      select id, ${sessionHash} from review where not own on conflict do nothing
    )
    select own from review`)
  if (!review) throw new DomainError('not_found', 'review_missing', 'there is no such review')
  if (review.own) throw new DomainError('conflict', 'review_own', 'the review is of an own order')
}

/** Takes the mark off, if it is there. */
export async function unmarkHelpful({ db, sessionHash }: TimelessBuyer, { reviewId }: OfReview) {
  await db
    .delete(helpfulMarks)
    .where(and(eq(helpfulMarks.reviewId, reviewId), eq(helpfulMarks.sessionHash, sessionHash)))
}
