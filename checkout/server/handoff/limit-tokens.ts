import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import type { Context } from '../context'
import { limiterOn } from '../shared-limiter'
import { BAD_TOKENS, CLAIMS } from './limits'

// Each process counts a tenth of the limit locally: a sale's claims cost no extra statement.
const limiters = builtOnce((db: Database) => {
  const limiter = limiterOn(db)

  return {
    claims: limiter({ name: 'claims', ...CLAIMS, unshared: 6 }),
    badTokens: limiter({ name: 'badTokens', ...BAD_TOKENS, unshared: 60 }),
  }
})

/**
 * @throws {DomainError} `too_many_requests` when this browser claims faster than a person could.
 */
export async function limitClaims({ db }: Pick<Context, 'db'>, { nonce }: { nonce: string | null }) {
  if (nonce) await limiters(db).claims.consume(nonce).catch(refuse)
}

type Step = { ok: boolean; error?: { cause?: unknown } }

/**
 * Takes a step for a network address, unless it keeps sending invalid tokens.
 * @throws {DomainError} `too_many_requests`
 */
export async function limitBadTokens<T extends Step>(
  { db, address }: Pick<Context, 'db' | 'address'>,
  step: () => Promise<T>,
): Promise<T> {
  const { badTokens } = limiters(db)
  const msBeforeNext = badTokens.msRefused(address)
  if (msBeforeNext > 0) refuse({ msBeforeNext })
  const count = await step()
  const refusal = count.error?.cause
  // This request still gets its own reason; the limit applies from the next one on.
  if (refusal instanceof DomainError && refusal.code === 'handoff_invalid')
    await badTokens.consume(address).catch(millisecondsRefused)

  return count
}

function refuse(limit: unknown): never {
  const seconds = Math.max(1, Math.ceil(millisecondsRefused(limit) / 1000))

  throw new DomainError('too_many', 'too_many_requests', 'too many requests', { seconds })
}
