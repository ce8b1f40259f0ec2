/** All that a token may say, in its order. A row of an audit log has forgotten their order. */
export const CLAIMS = ['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo']

/** The claims as an audit log has them, and in its place the one that no log keeps: `jti`, without a value. */
export function withUnrecordedNumber(claims: Record<string, unknown>): [claim: string, value: unknown][] {
  const names = 'aud' in claims ? [...Object.keys(claims), 'jti'] : Object.keys(claims)
  const listed = CLAIMS.filter((claim) => names.includes(claim))
  const unknown = names.filter((claim) => !CLAIMS.includes(claim))

  return [...listed, ...unknown].map((claim) => [claim, claims[claim]])
}
