const RUPIAH = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Jakarta' })

/** What a claim of a token says, for people: its times by the clock in Jakarta, its price in rupiah. */
export function readableClaim(claim: string, value: unknown): string {
  if (claim === 'seen' && Array.isArray(value)) return RUPIAH.format(Number(value[0]))
  if (claim === 'iat' || claim === 'exp') return CLOCK.format(new Date(Number(value) * 1000))

  return String(value)
}

/** As a token has them. A row of an audit log has forgotten their order. */
export const CLAIMS = ['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo']

/** The claims as an audit log has them, and in its place the one that no log keeps: `jti`, without a value. */
export function withUnrecordedNumber(claims: Record<string, unknown>): [claim: string, value: unknown][] {
  const names = 'aud' in claims ? [...Object.keys(claims), 'jti'] : Object.keys(claims)
  const known = CLAIMS.filter((claim) => names.includes(claim))
  const unknown = names.filter((claim) => !CLAIMS.includes(claim))

  return [...known, ...unknown].map((claim) => [claim, claims[claim]])
}
