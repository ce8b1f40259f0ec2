import { countTry } from '@jembatan/platform/account-limits'
import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { HELPFUL_MARKS, REVIEWS } from './limits'

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'reviews', ...REVIEWS }))
const marks = builtOnce((db: Database) => limiterOn(db)({ name: 'helpfulMarks', ...HELPFUL_MARKS }))

type From = { db: Database; address: string }

/** @throws {DomainError} `too_many_reviews`. */
export async function limitReviews({ db, address }: From) {
  await limiter(db)
    .consume(address)
    .catch((thrown: unknown) => {
      millisecondsRefused(thrown)
      throw new DomainError('too_many', 'too_many_reviews', 'too many reviews from one address')
    })
}

/**
 * Limits the marks that fresh browsers of one address give to a review.
 * @throws {DomainError} `too_many_tries`.
 */
export const limitHelpfulMarks = ({ db, address }: From, { reviewId }: { reviewId: number }) =>
  countTry(marks(db), `${address} ${reviewId}`)
