import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import type { PublicJwk } from '../keys/signing-key'

/**
 * Published keys: each private key is the SHA-256 of its name, so that vectors are the same
 * everywhere. `parseIssuerRegistry` refuses them, except under test or in a demo.
 */
export const TEST_SIGNERS = ['current', 'retired', 'denied', 'stranger', 'second_issuer'] as const

export type TestKey = { kid: string; privateKey: CryptoKey; publicJwk: PublicJwk }

export const TEST_ISSUER = 'http://social.conformance.localhost'
export const SECOND_ISSUER = 'http://second.conformance.localhost'

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

export async function testKey(name: string): Promise<TestKey> {
  const seed = createHash('sha256').update(`handoff conformance: ${name}`).digest()
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const jwk = { kty: 'OKP', crv: 'Ed25519', x } as const
  const kid = await calculateJwkThumbprint(jwk)
  const secret = { ...jwk, d: seed.toString('base64url') }
  const imported = await crypto.subtle.importKey('jwk', secret, 'Ed25519', false, ['sign'])

  return { kid, privateKey: imported, publicJwk: { ...jwk, kid } }
}

/** Returns the issuers that a server under test must trust, in the form of the registry file. */
export async function testRegistry() {
  const [current, retired, denied, second] = await Promise.all(
    ['current', 'retired', 'denied', 'second_issuer'].map(testKey),
  )
  if (!current || !retired || !denied || !second) throw new Error('a test key is missing')

  return {
    [TEST_ISSUER]: {
      name: 'Conformance tests (demo only)',
      returnUrl: `${TEST_ISSUER}/`,
      // The retired key is not listed: its overlap is over.
      keys: { keys: [current.publicJwk, denied.publicJwk] },
      denied: [denied.kid],
    },
    [SECOND_ISSUER]: {
      name: 'Conformance tests, second issuer (demo only)',
      returnUrl: `${SECOND_ISSUER}/`,
      keys: { keys: [second.publicJwk] },
      denied: [],
    },
  }
}
