import { importJWK, type JWK, jwtVerify } from 'jose'
import type { TrailHead } from './read-head'
import { HEAD_TYPE } from './sign-head'

export type HeadStatement = TrailHead & { iss: string; at: string }

/** What a system said about the end of its trail. @throws when it was not said with this key. */
export async function verifyHead(statement: string, publicJwk: JWK): Promise<HeadStatement> {
  const { payload } = await jwtVerify<HeadStatement>(statement, await importJWK(publicJwk, 'EdDSA'), {
    algorithms: ['EdDSA'],
    typ: HEAD_TYPE,
    requiredClaims: ['iss', 'sequence', 'hash', 'at'],
  })

  return { iss: payload.iss, sequence: payload.sequence, hash: payload.hash, at: payload.at }
}
