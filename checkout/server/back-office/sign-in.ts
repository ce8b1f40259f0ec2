import { createHash, timingSafeEqual } from 'node:crypto'
import { newThrottle } from '@jembatan/audit-log'
import { DomainError } from '@jembatan/platform/errors'
import { issueOperatorSession } from '@jembatan/platform/operator-session'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Connection } from '@/db/connect'
import { recordEvent, recordThrottled } from '../audit/record-event'

export const BACK_OFFICE = 'back-office'

const MISSES_OF_ONE_ADDRESS = { points: 10, duration: 10 * 60 }

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarSignInMisses?: RateLimiterMemory }

const throttle = newThrottle()

type SignIn = { key: string; backOfficeKey: string; address: string; now: Date }

/**
 * Opens an operator session with the back-office key. Only misses count against an address.
 * @throws {DomainError} `back_office_key_wrong`, `back_office_rate_limited`.
 */
export async function signIn(
  db: Connection,
  { key, backOfficeKey, address, now }: SignIn,
): Promise<{ session: string }> {
  kept.pasarSignInMisses ??= new RateLimiterMemory(MISSES_OF_ONE_ADDRESS)
  const misses = await kept.pasarSignInMisses.get(address)
  if (misses && misses.consumedPoints >= MISSES_OF_ONE_ADDRESS.points)
    throw new DomainError('too_many', 'back_office_rate_limited', 'too many failed sign-ins', {
      minutes: Math.ceil(misses.msBeforeNext / 60_000),
    })

  if (!isSame(key.trim(), backOfficeKey)) {
    await kept.pasarSignInMisses.penalty(address)
    await recordThrottled(throttle, { db, kind: 'desk_refused', detail: { reason: 'key_wrong' }, at: now })
    throw new DomainError('forbidden', 'back_office_key_wrong', 'wrong back-office key')
  }
  await recordEvent(db, { kind: 'desk_opened', detail: {}, at: now })

  return { session: await issueOperatorSession({ key: backOfficeKey, office: BACK_OFFICE }, now) }
}

/** Compares hashes of equal length, so that the duration reveals nothing. */
const isSame = (given: string, expected: string) => timingSafeEqual(hash(given), hash(expected))

const hash = (text: string) => createHash('sha256').update(text).digest()
