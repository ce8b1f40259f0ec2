import { z } from 'zod'
import { importPublicKey, publicJwkSchema } from '../keys/signing-key'
import { PUBLISHED_TEST_KEYS } from './published-test-keys'

/**
 * A social app that may send buyers: its name, its fixed return address, its public keys, and the
 * denied kids.
 */
export type Issuer = { name: string; returnUrl: string; keys: Map<string, CryptoKey>; denied: Set<string> }

export type IssuerRegistry = Map<string, Issuer>

const registrySchema = z.record(
  z.string(),
  z.strictObject({
    name: z.string().min(1),
    /** The return address carries no data, so it has no query and no fragment. */
    returnUrl: z.url().regex(/^[^?#]*$/, 'must have no query and no fragment'),
    keys: z.strictObject({ keys: z.array(publicJwkSchema).min(1) }),
    denied: z.array(z.string()),
  }),
)

/**
 * `testKeys`: whether to trust the conformance keys, which anybody can sign with. Only a server
 * under test or in a demo may trust them.
 */
type RegistryRules = { testKeys?: 'refused' | 'trusted' }

/**
 * Parses the issuer registry file, which is deployed with a shop and never sent by a request.
 * @throws {Error} in one sentence when an entry or a key breaks a rule: the shop must not start
 * with a wrong key.
 */
export async function parseIssuerRegistry(
  json: unknown,
  { testKeys = 'refused' }: RegistryRules = {},
): Promise<IssuerRegistry> {
  const parsed = registrySchema.safeParse(json)
  if (!parsed.success) throw new Error(`The issuer registry is not valid: ${z.prettifyError(parsed.error)}`)

  const registry: IssuerRegistry = new Map()
  for (const [iss, entry] of Object.entries(parsed.data)) {
    if (!isOrigin(iss)) throw new Error(`The issuer "${iss}" must be an origin, without a path.`)
    const keys = new Map<string, CryptoKey>()
    for (const jwk of entry.keys.keys) {
      if (keys.has(jwk.kid)) throw new Error(`The issuer registry lists the key "${jwk.kid}" of ${iss} twice.`)
      if (testKeys === 'refused' && PUBLISHED_TEST_KEYS.has(jwk.kid))
        throw new Error(
          `The key "${jwk.kid}" of ${iss} is a published test key, which anybody can sign with: remove it.`,
        )
      keys.set(jwk.kid, await importPublicKey(jwk))
    }
    registry.set(iss, { name: entry.name, returnUrl: entry.returnUrl, keys, denied: new Set(entry.denied) })
  }

  return registry
}

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text
