import { readFile } from 'node:fs/promises'
import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import type { ChainHead } from './read-events'

/** The type of the signed statement, so that no other token of the same key passes for one. */
const HEAD_TYPE = 'audit-head.v1+jwt'

/** The identity and key that sign the end of an audit log. */
export type HeadSigner = { issuer: string; kid: string; privateKey: CryptoKey }

type SignerFile = { issuer: string; file: string /** The setting that names the file. */; setting: string }

/** @throws {Error} that names the setting when the file is not a usable key. */
export async function readHeadSigner({ issuer, file, setting }: SignerFile): Promise<HeadSigner> {
  try {
    return await parseHeadSigner(issuer, JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // No `cause`: an error about a malformed secret would quote part of it.
    throw new Error(`${setting} names ${file}, which is not a usable key.`)
  }
}

/** @throws {Error} when the JWK is not an Ed25519 private key with a kid. */
export async function parseHeadSigner(issuer: string, jwk: JWK): Promise<HeadSigner> {
  const { kty, crv, d, kid } = jwk
  const privateKey = kty === 'OKP' && crv === 'Ed25519' && d && kid ? await importJWK(jwk, 'EdDSA') : undefined
  if (!kid || !(privateKey instanceof CryptoKey))
    throw new Error('The key that signs an audit log must be an Ed25519 private key as a JWK, with a kid.')

  return { issuer, kid, privateKey }
}

/**
 * Signs the length and the last hash of the audit log at this moment. The statement proves later
 * that rows were removed.
 */
export async function signHead({ sequence, hash }: ChainHead, { signer, now }: { signer: HeadSigner; now: Date }) {
  return new SignJWT({ iss: signer.issuer, sequence, hash, at: now.toISOString() })
    .setProtectedHeader({ alg: 'EdDSA', kid: signer.kid, typ: HEAD_TYPE })
    .sign(signer.privateKey)
}

export type HeadStatement = ChainHead & { iss: string; at: string }

/**
 * Returns the verified statement about the end of a system's audit log.
 * @throws when another key signed it.
 */
export async function verifyHead(statement: string, publicJwk: JWK): Promise<HeadStatement> {
  const { payload } = await jwtVerify<HeadStatement>(statement, await importJWK(publicJwk, 'EdDSA'), {
    algorithms: ['EdDSA'],
    typ: HEAD_TYPE,
    requiredClaims: ['iss', 'sequence', 'hash', 'at'],
  })

  return { iss: payload.iss, sequence: payload.sequence, hash: payload.hash, at: payload.at }
}
