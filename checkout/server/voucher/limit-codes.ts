import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { CODES } from './limits'

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'codes', ...CODES }))

type Guess<T> = { db: Database; address: string; find: () => Promise<T | undefined> }

/**
 * Looks a code up and limits misses. @throws {DomainError} `too_many_codes` with the minutes to
 * wait.
 */
export async function limitCodes<T>({ db, address, find }: Guess<T>): Promise<T | undefined> {
  const codes = limiter(db)
  // Count before the look-up, so that concurrent requests do not count as one; a hit is refunded.
  await codes.consume(address).catch(refuse)
  const voucher = await find()
  if (voucher !== undefined) await codes.giveBack(address)

  return voucher
}

function refuse(thrown: unknown): never {
  throw new DomainError('too_many', 'too_many_codes', 'too many codes that are none', {
    minutes: Math.ceil(millisecondsRefused(thrown) / 60_000),
  })
}
