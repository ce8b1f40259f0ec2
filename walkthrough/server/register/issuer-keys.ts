import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { log } from '../log'

const publicKey = z.object({ kid: z.string(), crv: z.literal('Ed25519'), x: z.string() })

/** A public key that verifies an issuer's tokens. */
export type IssuerKey = z.infer<typeof publicKey>

const registry = z.record(z.string(), z.object({ keys: z.object({ keys: z.array(publicKey) }) }))

/** Returns the public keys of all issuers in Pasar's registry; empty without a readable file. */
export async function readIssuerKeys(file: string | undefined): Promise<IssuerKey[]> {
  if (!file) return []
  try {
    return Object.values(registry.parse(JSON.parse(await readFile(file, 'utf8')))).flatMap(({ keys }) => keys.keys)
  } catch (error) {
    log.warn({ err: error }, 'the registry of issuers cannot be read')
    return []
  }
}
