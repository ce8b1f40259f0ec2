/**
 * A decoded token. Its claims are readable without a key; only the issuer can sign them.
 */
export type SampleToken = { token: string; parts: [string, string, string]; claims: Record<string, unknown> }

/**
 * Returns null for text that is no token. The signature is not verified here; the shop does that.
 */
export function readSampleToken(token: string): SampleToken | null {
  const [header, payload, signature, ...more] = token.split('.')
  if (!header || !payload || !signature || more.length > 0) return null
  const claims = readPart(payload)

  return claims && { token, parts: [header, payload, signature], claims }
}

/** The JSON of a token's part; null where it is none. */
export function readPart(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(toBytes(part)))

    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

export const toBytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
