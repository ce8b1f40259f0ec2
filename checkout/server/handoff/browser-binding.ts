import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 128 random bits that one browser keeps for a quarter of an hour. It names nobody and is stored nowhere else. */
export const newNonce = () => randomBytes(16).toString('base64url')

export const isNonce = (text: string | null): text is string => text !== null && /^[A-Za-z0-9_-]{22}$/.test(text)

/** What the page's form carries beside the token: only a page of ours can have it for this browser's nonce. */
export const proofOf = (secret: string, nonce: string) => hmac(secret, ['form', nonce])

export function provesNonce(secret: string, { nonce, proof }: { nonce: string; proof: string }) {
  const expected = Buffer.from(proofOf(secret, nonce))
  const given = Buffer.from(proof)

  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Finds the basket of a token again, in the browser that claimed it and in no other. */
export const resumeKeyOf = (secret: string, { nonce, iss, jti }: { nonce: string; iss: string; jti: string }) =>
  hmac(secret, ['resume', nonce, iss, jti])

/**
 * The session that follows a claim. It was never the browser's before and nobody can compute it, but two claims that the same
 * browser sent at once lead to the same one: whichever answer comes last, its cookie opens everything.
 */
export const nextSessionId = (secret: string, { nonce, sessionHash }: { nonce: string; sessionHash: string | null }) =>
  hmac(secret, ['session', nonce, sessionHash ?? ''])

function hmac(secret: string, parts: string[]) {
  // JSON keeps the parts apart, whatever is in them.
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(JSON.stringify(parts)).digest('base64url')
}
