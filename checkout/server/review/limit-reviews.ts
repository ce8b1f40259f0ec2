import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { REVIEWS } from './limits'

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'reviews', ...REVIEWS }))

/** @throws {DomainError} `too_many_reviews`. */
export async function limitReviews({ db, address }: { db: Database; address: string }) {
  await limiter(db)
    .consume(address)
    .catch((thrown: unknown) => {
      millisecondsRefused(thrown)
      throw new DomainError('too_many', 'too_many_reviews', 'too many reviews from one address')
    })
}
