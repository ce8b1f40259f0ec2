/** A compact token as anybody can read it: the claims are open, only the signature cannot be made. */
export type Specimen = { token: string; parts: [string, string, string]; claims: Record<string, unknown> }

/** Null for what is no token. Nothing here checks it: checking is the shop's part. */
export function readSpecimen(token: string): Specimen | null {
  const [header, payload, signature, ...more] = token.split('.')
  if (!header || !payload || !signature || more.length > 0) return null

  try {
    return { token, parts: [header, payload, signature], claims: JSON.parse(fromBase64Url(payload)) }
  } catch {
    return null
  }
}

function fromBase64Url(text: string) {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

  return new TextDecoder().decode(bytes)
}
