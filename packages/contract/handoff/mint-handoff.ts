import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import type { SigningKey } from '../keys/signing-key'
import { HANDOFF_ALGORITHM, HANDOFF_TYPE, type HandoffClaims, handoffClaimsSchema, LONGEST_LIFE } from './claims'

export type MintHandoff = {
  /** The social app's public origin, exactly as the acceptor's registry spells it. */
  issuer: string
  /** The shop's public origin. */
  audience: string
  sku: string
  quantity: number
  /** The price the feed showed, in rupiah. */
  seen: { amount: number; currency: 'IDR' }
  promo: number
  now: Date
  signingKey: SigningKey
}

/**
 * Signs one intent to buy as a compact JWS. The input has no field for a person.
 * @throws {z.ZodError} when a value breaks the rule of its claim.
 */
export async function mintHandoff(intent: MintHandoff): Promise<string> {
  const issuedAt = Math.floor(intent.now.getTime() / 1000)
  const claims = handoffClaimsSchema.parse({
    iss: intent.issuer,
    aud: intent.audience,
    jti: randomBytes(16).toString('base64url'),
    iat: issuedAt,
    exp: issuedAt + LONGEST_LIFE,
    sku: intent.sku,
    qty: intent.quantity,
    seen: [intent.seen.amount, intent.seen.currency],
    promo: intent.promo,
  } satisfies HandoffClaims)

  // The acceptor compares header bytes, so the order of these three members is part of the format.
  return new SignJWT(claims)
    .setProtectedHeader({ alg: HANDOFF_ALGORITHM, kid: intent.signingKey.kid, typ: HANDOFF_TYPE })
    .sign(intent.signingKey.privateKey)
}
