import { z } from 'zod'

/** The `typ` of the token, so that no other kind of JWT passes for a handoff (RFC 8725 §3.11). */
export const HANDOFF_TYPE = 'handoff.v1+jwt'

/** RFC 9864: the fully specified name; the polymorphic `EdDSA` is deprecated. */
export const HANDOFF_ALGORITHM = 'Ed25519'

/** The maximum lifetime of a token, in seconds. */
export const LONGEST_LIFE = 120

/** The maximum difference between the clocks of issuer and acceptor, in seconds. */
export const CLOCK_TOLERANCE = 10

export const skuSchema = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)

const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/**
 * The nine claims of a handoff, in this order, and nothing else. None of them is about a person.
 */
export const handoffClaimsSchema = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  jti: z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/),
  iat: instant,
  exp: instant,
  sku: skuSchema,
  qty: z.number().int().min(1).max(10),
  /**
   * The price that the feed showed, in rupiah: for display and for the re-confirmation rule, never
   * charged.
   */
  seen: z.tuple([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.literal('IDR')]),
  /** The promotion, from the public promo registry: one per promotion, never per person. */
  promo: z.number().int().min(0).max(65535),
})

export type HandoffClaims = z.infer<typeof handoffClaimsSchema>

export const CLAIM_NAMES = ['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo'] as const
