import { importJWK, type JWK, SignJWT } from 'jose'
import type { TrailHead } from './read-head'

/** Names what is signed, so that no other signature of the same key can be taken for it. */
export const HEAD_TYPE = 'audit-head.v1+jwt'

/** Who says where a trail ends. */
export type HeadSigner = { issuer: string; kid: string; privateKey: CryptoKey }

/** @throws {Error} in one sentence when it is not an Ed25519 private key with its name. */
export async function parseHeadSigner(issuer: string, jwk: JWK): Promise<HeadSigner> {
  const { kty, crv, d, kid } = jwk
  const privateKey = kty === 'OKP' && crv === 'Ed25519' && d && kid ? await importJWK(jwk, 'EdDSA') : undefined
  if (!kid || !(privateKey instanceof CryptoKey))
    throw new Error('The key that signs a trail must be an Ed25519 private key as a JWK, with a kid.')

  return { issuer, kid, privateKey }
}

/** "So long was my trail at this moment, and this was its last hash": who keeps it can prove later that it was cut. */
export async function signHead({ sequence, hash }: TrailHead, { signer, now }: { signer: HeadSigner; now: Date }) {
  return new SignJWT({ iss: signer.issuer, sequence, hash, at: now.toISOString() })
    .setProtectedHeader({ alg: 'EdDSA', kid: signer.kid, typ: HEAD_TYPE })
    .sign(signer.privateKey)
}
