import { z } from 'zod'
import { type DocumentKeys, detachedSignatureSchema, parseDocumentKeys, verifyDocument } from '../keys/signed-document'
import { type Catalogue, catalogueSchema } from './catalogue'
import { CATALOGUE_TYPE } from './sign-catalogue'

/** Public keys that may sign a catalogue, by kid. */
export type CatalogueKeys = DocumentKeys

const LONGEST_FILE = 5 * 1024 * 1024

const fileSchema = z.strictObject({
  catalogue: z.record(z.string(), z.unknown()),
  signature: detachedSignatureSchema,
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

/**
 * @throws {Error} in one sentence unless the key set is a JWKS of Ed25519 public keys named by
 * their thumbprints.
 */
export const parseCatalogueKeys = (json: unknown): Promise<CatalogueKeys> => parseDocumentKeys(json, 'catalogue')

/**
 * Verifies the signature of a published file, then returns the complete catalogue.
 * @throws {CatalogueRefused} when no part of the file may be used.
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
  try {
    await verifyDocument({ document: catalogue, signature, typ: CATALOGUE_TYPE, keys })
  } catch (cause) {
    throw new CatalogueRefused('signature', 'The catalogue is not signed by a key that may sign it.', { cause })
  }
}
