import { createHash, timingSafeEqual } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Connection } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { DomainError } from '../errors'
import { issuePass } from './pass'

const MISSES_OF_ONE_ADDRESS = { points: 10, duration: 10 * 60 }

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarDeskMisses?: RateLimiterMemory }

type SignIn = { key: string; deskKey: string; address: string; now: Date }

/**
 * A pass for whoever knows the desk's key. Only misses count against an address.
 * @throws {DomainError} `desk_key_wrong`, `desk_too_often`.
 */
export async function signIn(db: Connection, { key, deskKey, address, now }: SignIn): Promise<{ pass: string }> {
  kept.pasarDeskMisses ??= new RateLimiterMemory(MISSES_OF_ONE_ADDRESS)
  const misses = await kept.pasarDeskMisses.get(address)
  if (misses && misses.consumedPoints >= MISSES_OF_ONE_ADDRESS.points)
    throw new DomainError('too_many', 'desk_too_often', 'the desk was tried too often', {
      minutes: Math.ceil(misses.msBeforeNext / 60_000),
    })

  if (!isSame(key.trim(), deskKey)) {
    await kept.pasarDeskMisses.penalty(address)
    await recordEvent(db, { kind: 'desk_refused', detail: {}, at: now })
    throw new DomainError('forbidden', 'desk_key_wrong', 'this is not the key of the desk')
  }
  await recordEvent(db, { kind: 'desk_opened', detail: {}, at: now })

  return { pass: await issuePass(deskKey, now) }
}

/** By their hashes, which are of one length, so that nothing is told by how long it takes. */
const isSame = (given: string, expected: string) => timingSafeEqual(hash(given), hash(expected))

const hash = (text: string) => createHash('sha256').update(text).digest()
