/** The claims of a token in order. Audit log rows do not preserve the order. */
export const CLAIMS = ['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo']

/** Returns the claims of an audit log row, plus the unrecorded `jti` without a value. */
export function withUnrecordedNumber(claims: Record<string, unknown>): [claim: string, value: unknown][] {
  const names = 'aud' in claims ? [...Object.keys(claims), 'jti'] : Object.keys(claims)
  const listed = CLAIMS.filter((claim) => names.includes(claim))
  const unknown = names.filter((claim) => !CLAIMS.includes(claim))

  return [...listed, ...unknown].map((claim) => [claim, claims[claim]])
}
