import type { IssuerKey } from '@/server/register/issuer-keys'
import { readPart, toBytes } from '@/server/sample-token/read-sample-token'

export type TokenVerdict =
  | { is: 'valid' | 'invalid'; keyId: string; signed: string; claims: Record<string, unknown> }
  | { is: 'malformed' | 'unknown_key' | 'unsupported' }

/** Verifies the Ed25519 signature of a compact token, or of a link with one, in this browser. */
export async function checkToken(text: string, keys: IssuerKey[]): Promise<TokenVerdict> {
  const token = /[\w-]+\.[\w-]+\.[\w-]+$/.exec(text.trim())?.[0] ?? ''
  const [header = '', payload = '', signature = ''] = token.split('.')
  const [read, claims] = [readPart(header), readPart(payload)]
  if (!read || !claims || read.alg !== 'Ed25519') return { is: 'malformed' }
  const key = keys.find(({ kid }) => kid === read.kid)
  if (!key) return { is: 'unknown_key' }
  const signed = `${header}.${payload}`
  try {
    const { crv, x } = key
    const verifier = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv, x }, 'Ed25519', false, ['verify'])
    const isValid = await crypto.subtle.verify(
      'Ed25519',
      verifier,
      toBytes(signature),
      new TextEncoder().encode(signed),
    )

    return { is: isValid ? 'valid' : 'invalid', keyId: key.kid, signed, claims }
  } catch {
    return { is: 'unsupported' }
  }
}
