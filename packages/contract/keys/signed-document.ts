import { FlattenedSign, flattenedVerify } from 'jose'
import { z } from 'zod'
import { importPublicKey, publicJwkSchema, type SigningKey } from './signing-key'

/** Public keys that may sign a document, by kid. */
export type DocumentKeys = Map<string, CryptoKey>

/** A detached JWS: header and signature with an empty payload between (RFC 7515 appendix F). */
export const detachedSignatureSchema = z.string().regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$/)

/** No trusted key has this kid. */
export class UnknownKey extends Error {}

/**
 * @throws {Error} in one sentence unless the key set is a JWKS of Ed25519 public keys named by
 * their thumbprints.
 */
export async function parseDocumentKeys(json: unknown, whose: string): Promise<DocumentKeys> {
  const parsed = z.strictObject({ keys: z.array(publicJwkSchema).min(1) }).safeParse(json)
  if (!parsed.success) throw new Error(`The ${whose} keys are not valid: ${z.prettifyError(parsed.error)}`)

  return new Map(await Promise.all(parsed.data.keys.map(async (jwk) => [jwk.kid, await importPublicKey(jwk)] as const)))
}

/**
 * Returns a detached JWS over the output of `JSON.stringify`. The document itself stays readable.
 */
export async function signDocument(document: unknown, typ: string, { kid, privateKey }: SigningKey): Promise<string> {
  const jws = await new FlattenedSign(new TextEncoder().encode(JSON.stringify(document)))
    .setProtectedHeader({ alg: 'Ed25519', kid, typ })
    .sign(privateKey)

  return `${jws.protected}..${jws.signature}`
}

type Signed = { document: unknown; signature: string; typ: string; keys: DocumentKeys }

/**
 * @throws {Error} of the library, or `UnknownKey`, unless a trusted key signed this type of
 * document.
 */
export async function verifyDocument({ document, signature, typ, keys }: Signed): Promise<void> {
  const [protectedHeader = '', detached = ''] = signature.split('..')
  const payload = new TextEncoder().encode(JSON.stringify(document))
  const { protectedHeader: header } = await flattenedVerify(
    { protected: protectedHeader, payload: Buffer.from(payload).toString('base64url'), signature: detached },
    ({ kid }) => {
      const key = keys.get(kid ?? '')
      if (!key) throw new UnknownKey('unknown kid')

      return key
    },
    { algorithms: ['Ed25519'] },
  )
  if (header?.typ !== typ) throw new Error('wrong typ')
}
