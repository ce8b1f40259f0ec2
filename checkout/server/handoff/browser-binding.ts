import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 128 random bits, stored only in one browser for a quarter of an hour. Contains no identity. */
export const newNonce = () => randomBytes(16).toString('base64url')

export const isNonce = (text: string | null): text is string => text !== null && /^[A-Za-z0-9_-]{22}$/.test(text)

/**
 * Proof in the page's form, beside the token: only a page of ours can contain it for this browser's
 * nonce.
 */
export const proofOf = (secret: string, nonce: string) => hmac(secret, ['form', nonce])

export function provesNonce(secret: string, { nonce, proof }: { nonce: string; proof: string }) {
  const expected = Buffer.from(proofOf(secret, nonce))
  const cookie = Buffer.from(proof)

  return cookie.length === expected.length && timingSafeEqual(cookie, expected)
}

/** Key that finds a claimed basket again, only in the browser that claimed it. */
export const resumeKeyOf = (secret: string, { nonce, iss, jti }: { nonce: string; iss: string; jti: string }) =>
  hmac(secret, ['resume', nonce, iss, jti])

/**
 * Derives the session id after a claim. It is new and cannot be guessed, but concurrent claims by
 * one browser derive the same id: whichever response arrives last, its cookie opens all baskets.
 */
export const nextSessionId = (secret: string, { nonce, sessionHash }: { nonce: string; sessionHash: string | null }) =>
  hmac(secret, ['session', nonce, sessionHash ?? ''])

function hmac(secret: string, parts: string[]) {
  // JSON separates the parts unambiguously, whatever they contain.
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(JSON.stringify(parts)).digest('base64url')
}
