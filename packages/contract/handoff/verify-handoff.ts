import { CLOCK_TOLERANCE, type HandoffClaims, LONGEST_LIFE } from './claims'
import { HandoffRefused, type RefusalReason } from './handoff-refused'
import type { Issuer, IssuerRegistry } from './issuer-registry'
import { readToken } from './read-token'
import { verifySignature } from './verify-signature'

export type VerifyHandoff = { registry: IssuerRegistry; audience: string; now: Date }

/**
 * Verifies that a token is an intact, unexpired handoff of a known issuer to this shop. Does not
 * mark it as used: the claim row ensures single use.
 * @throws {HandoffRefused} with the public code and the reason for the audit log.
 */
export async function verifyHandoff(token: string, { registry, audience, now }: VerifyHandoff): Promise<HandoffClaims> {
  const { kid, claims } = readToken(token)
  const issuer = registry.get(claims.iss)
  if (!issuer) throw invalid('unknown_issuer')
  if (claims.aud !== audience) throw invalid('wrong_audience')

  checkTime(claims, Math.floor(now.getTime() / 1000))
  await verifySignature(token, { key: keyOf(issuer, kid), issuer: claims.iss, audience, now })

  return claims
}

function checkTime({ iat, exp, sku, qty }: HandoffClaims, now: number) {
  const life = exp - iat
  if (life <= 0 || life > LONGEST_LIFE) throw invalid('life')
  if (iat > now + CLOCK_TOLERANCE) throw invalid('issued_in_future')
  if (now >= exp + CLOCK_TOLERANCE) throw new HandoffRefused('handoff_expired', 'expired', { sku, quantity: qty })
}

function keyOf(issuer: Issuer, kid: string): CryptoKey {
  if (issuer.denied.has(kid)) throw invalid('denied_key')
  const key = issuer.keys.get(kid)
  if (!key) throw invalid('unknown_key')

  return key
}

function invalid(reason: RefusalReason) {
  return new HandoffRefused('handoff_invalid', reason)
}
