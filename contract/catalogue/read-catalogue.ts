import { flattenedVerify } from 'jose'
import { z } from 'zod'
import { importPublicKey, publicJwkSchema } from '../keys/signing-key'
import { type Catalogue, catalogueSchema } from './catalogue'
import { CATALOGUE_TYPE } from './sign-catalogue'

/** Public keys that may sign a catalogue, by kid. */
export type CatalogueKeys = Map<string, CryptoKey>

const LONGEST_FILE = 5 * 1024 * 1024

const fileSchema = z.strictObject({
  catalogue: z.record(z.string(), z.unknown()),
  signature: z.string().regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$/),
})

export class CatalogueRefused extends Error {
  constructor(
    readonly reason: 'too_long' | 'not_json' | 'shape' | 'signature',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'CatalogueRefused'
  }
}

/** @throws {Error} in one sentence when the key set is not a JWKS of Ed25519 public keys named by their thumbprints. */
export async function parseCatalogueKeys(json: unknown): Promise<CatalogueKeys> {
  const parsed = z.strictObject({ keys: z.array(publicJwkSchema).min(1) }).safeParse(json)
  if (!parsed.success) throw new Error(`The catalogue keys are not valid: ${z.prettifyError(parsed.error)}`)

  return new Map(await Promise.all(parsed.data.keys.map(async (jwk) => [jwk.kid, await importPublicKey(jwk)] as const)))
}

/**
 * Verifies a published file, signature first, and returns the catalogue whole.
 * @throws {CatalogueRefused} and nothing of the file is to be used.
 */
export async function readCatalogue(text: string, keys: CatalogueKeys): Promise<Catalogue> {
  if (text.length > LONGEST_FILE) throw new CatalogueRefused('too_long', 'The catalogue file is too large.')
  const file = fileSchema.safeParse(parseJson(text))
  if (!file.success) throw new CatalogueRefused('shape', 'The file is not a signed catalogue.', { cause: file.error })

  await checkSignature(file.data, keys)
  const catalogue = catalogueSchema.safeParse(file.data.catalogue)
  if (!catalogue.success)
    throw new CatalogueRefused('shape', `The catalogue is signed but malformed: ${z.prettifyError(catalogue.error)}.`)

  return catalogue.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CatalogueRefused('not_json', 'The catalogue file is not JSON.', { cause })
  }
}

async function checkSignature({ catalogue, signature }: z.infer<typeof fileSchema>, keys: CatalogueKeys) {
  const [protectedHeader = '', detached = ''] = signature.split('..')
  const payload = new TextEncoder().encode(JSON.stringify(catalogue))
  try {
    const { protectedHeader: header } = await flattenedVerify(
      { protected: protectedHeader, payload: Buffer.from(payload).toString('base64url'), signature: detached },
      ({ kid }) => {
        const key = keys.get(kid ?? '')
        if (!key) throw new Error('unknown kid')

        return key
      },
      { algorithms: ['Ed25519'] },
    )
    if (header?.typ !== CATALOGUE_TYPE) throw new Error('wrong typ')
  } catch (cause) {
    throw new CatalogueRefused('signature', 'The catalogue is not signed by a key that may sign it.', { cause })
  }
}
