import { createHash, timingSafeEqual } from 'node:crypto'
import { newThrottle } from '@jembatan/audit-log'
import { DomainError } from '@jembatan/platform/errors'
import { issueOperatorSession } from '@jembatan/platform/operator-session'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import type { Database } from '@/db/connect'
import { recordEvent, recordThrottled } from '../audit/record-event'
import { limiterOn } from '../shared-limiter'

export const DESK = 'desk'

const MISSES_OF_ONE_ADDRESS = { points: 10, seconds: 10 * 60 }

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'deskMisses', ...MISSES_OF_ONE_ADDRESS }))

const throttle = newThrottle()

type SignIn = { db: Database; key: string; deskKey: string; address: string; now: Date }

/**
 * Opens an operator session with the desk's key. Only misses count against an address.
 * @throws {DomainError} `desk_key_wrong`, `desk_rate_limited`.
 */
export async function signInToDesk({ db, key, deskKey, address, now }: SignIn): Promise<{ session: string }> {
  const misses = await limiter(db).find(address)
  if (misses && misses.consumedPoints >= MISSES_OF_ONE_ADDRESS.points)
    throw new DomainError('too_many', 'desk_rate_limited', 'Too many failed sign-ins.', {
      minutes: Math.ceil(misses.msBeforeNext / 60_000),
    })

  if (!isSame(key.trim(), deskKey)) {
    await limiter(db).add(address)
    await recordThrottled(throttle, { db, kind: 'desk_refused', detail: { reason: 'key_wrong' }, at: now })
    throw new DomainError('forbidden', 'desk_key_wrong', 'Wrong desk key.')
  }
  await recordEvent(db, { kind: 'desk_opened', detail: {}, at: now })

  return { session: await issueOperatorSession({ key: deskKey, office: DESK }, now) }
}

/** Compares hashes of equal length, so that the duration reveals nothing. */
const isSame = (given: string, expected: string) => timingSafeEqual(hash(given), hash(expected))

const hash = (text: string) => createHash('sha256').update(text).digest()
