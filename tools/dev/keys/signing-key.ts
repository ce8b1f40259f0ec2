import { readFile } from 'node:fs/promises'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'

const publicJwk = z.object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string() })
const signingJwk = publicJwk.extend({ d: z.string() })

export type PublicJwk = z.infer<typeof publicJwk>
export type SigningJwk = z.infer<typeof signingJwk>

/** Creates an Ed25519 key pair as a private JWK, with its thumbprint as kid. */
export async function makeSigningKey(): Promise<SigningJwk> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  const { kty, crv, x, d } = jwk

  return signingJwk.parse({ kty, crv, x, d, kid })
}

export async function readSigningKey(file: string): Promise<SigningJwk> {
  return signingJwk.parse(JSON.parse(await readFile(file, 'utf8')))
}

/** The public part, which may leave the signing system. */
export const publicHalf = ({ kty, crv, x, kid }: SigningJwk): PublicJwk => ({ kty, crv, x, kid })
