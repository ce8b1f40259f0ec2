import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { RETURNS } from './limits'

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'returns', ...RETURNS }))

/**
 * Counted per session, since a mobile network's buyers share one address. Each request causes the
 * work of encoding photos. @throws {DomainError} `too_many_returns`.
 */
export async function limitReturns({ db, sessionHash }: { db: Database; sessionHash: string }) {
  await limiter(db)
    .consume(sessionHash)
    .catch((thrown: unknown) => {
      millisecondsRefused(thrown)
      throw new DomainError('too_many', 'too_many_returns', 'too many requests for a return from one shopper')
    })
}
