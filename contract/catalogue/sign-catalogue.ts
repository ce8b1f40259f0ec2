import { FlattenedSign } from 'jose'
import type { SigningKey } from '../keys/signing-key'
import { type Catalogue, catalogueSchema } from './catalogue'

export const CATALOGUE_TYPE = 'catalogue.v1+jws'

/**
 * The published file: the catalogue in the clear, for people, and a detached JWS over it (RFC 7515 appendix F).
 * @throws {z.ZodError} when the catalogue breaks its own schema.
 */
export async function signCatalogue(catalogue: Catalogue, signingKey: SigningKey): Promise<string> {
  const published = catalogueSchema.parse(catalogue)
  const jws = await new FlattenedSign(new TextEncoder().encode(JSON.stringify(published)))
    .setProtectedHeader({ alg: 'Ed25519', kid: signingKey.kid, typ: CATALOGUE_TYPE })
    .sign(signingKey.privateKey)

  return `${JSON.stringify({ catalogue: published, signature: `${jws.protected}..${jws.signature}` }, null, 2)}\n`
}
