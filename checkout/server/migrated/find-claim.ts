import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { migratedPersons } from '@/db/schema'
import { hashLinkToken } from '../mail/link-token'

/** Format of a link's token: 256 bits. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

export type OpenClaim = {
  id: string
  name: string
  phone: string | null
  email: string
  address: string | null
  consentText: string
  consentAt: Date
  expiresAt: Date
}

type FindClaim = { token: string; now: Date }

/**
 * Returns the person of a link. Used and expired links have their own codes, since 256 bits cannot
 * be guessed.
 * @throws {DomainError} `claim_malformed`, `claim_unknown`, `claim_used`, `claim_expired`.
 */
export async function findClaim(db: Connection, { token, now }: FindClaim): Promise<OpenClaim> {
  if (!TOKEN.test(token)) throw refused('claim_malformed')
  const [person] = await db
    .select()
    .from(migratedPersons)
    .where(eq(migratedPersons.claimHash, hashLinkToken(token)))
  if (!person) throw refused('claim_unknown')
  if (person.claimedAt) throw refused('claim_used')
  const { name, email, claimExpiresAt: expiresAt, ...rest } = person
  if (!name || !email || !expiresAt || expiresAt <= now) throw refused('claim_expired')

  return { ...rest, name, email, expiresAt }
}

const SENTENCES = {
  claim_malformed: 'the link is not whole',
  claim_unknown: 'no link is this one, or a newer one took its place',
  claim_used: 'the link was used',
  claim_expired: 'the link is too old',
} as const

export const refused = (code: keyof typeof SENTENCES) => new DomainError('invalid', code, SENTENCES[code])
