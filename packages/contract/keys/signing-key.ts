import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'

/** An Ed25519 private key with the RFC 7638 thumbprint that names it. */
export type SigningKey = { kid: string; privateKey: CryptoKey; publicJwk: PublicJwk }

const base64url32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** An Ed25519 public key and nothing else: a private part is refused, not ignored. */
export const publicJwkSchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64url32,
  kid: z.string(),
  alg: z.literal('Ed25519').optional(),
  use: z.literal('sig').optional(),
})

export type PublicJwk = z.infer<typeof publicJwkSchema>

const privateJwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64url32,
  d: base64url32,
  kid: z.string().optional(),
})

/**
 * Parses a private JWK (RFC 8037).
 * @throws {Error} in one sentence when it is not an Ed25519 private key, or when its `kid` is not
 * its thumbprint.
 */
export async function parseSigningKey(json: unknown): Promise<SigningKey> {
  const parsed = privateJwkSchema.safeParse(json)
  if (!parsed.success)
    throw new Error('The signing key must be an Ed25519 private key as a JWK (kty OKP, crv Ed25519, x, d).')

  const { kty, crv, x, d } = parsed.data
  const kid = await calculateJwkThumbprint({ kty, crv, x })
  if (parsed.data.kid !== undefined && parsed.data.kid !== kid)
    throw new Error(`The signing key's kid must be its RFC 7638 thumbprint, ${kid}.`)

  return { kid, privateKey: await importEd25519({ kty, crv, x, d }, 'sign'), publicJwk: { kty, crv, x, kid } }
}

/**
 * Imports a public key.
 * @throws {Error} in one sentence when the `kid` is not the key's own thumbprint.
 */
export async function importPublicKey(jwk: PublicJwk): Promise<CryptoKey> {
  const { kty, crv, x, kid } = jwk
  const thumbprint = await calculateJwkThumbprint({ kty, crv, x })
  if (kid !== thumbprint) throw new Error(`The key "${kid}" must be named by its RFC 7638 thumbprint, ${thumbprint}.`)

  return importEd25519({ kty, crv, x }, 'verify')
}

/** Generates a key pair as a private JWK, to be stored by one system only. */
export async function generateSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const { kty, crv, x, d } = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint({ kty, crv, x } as JWK)

  return { kty, crv, x, d, kid } as JWK
}

/** Not extractable, so the private key cannot be exported again. */
const importEd25519 = (jwk: JsonWebKey, usage: 'sign' | 'verify') =>
  crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, [usage])
