import { signDocument } from '../keys/signed-document'
import type { SigningKey } from '../keys/signing-key'
import { type Catalogue, catalogueSchema } from './catalogue'

export const CATALOGUE_TYPE = 'catalogue.v1+jws'

/**
 * Returns the published file: the readable catalogue with a detached JWS over it (RFC 7515 appendix
 * F).
 * @throws {z.ZodError} when the catalogue breaks its own schema.
 */
export async function signCatalogue(catalogue: Catalogue, signingKey: SigningKey): Promise<string> {
  const published = catalogueSchema.parse(catalogue)
  const signature = await signDocument(published, CATALOGUE_TYPE, signingKey)

  return `${JSON.stringify({ catalogue: published, signature }, null, 2)}\n`
}
