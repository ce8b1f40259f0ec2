import { createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readTime } from './demo-clock'
import type { World } from './world'

export type Forge = { kid: string; key: KeyObject; claims: Record<string, unknown> }

/**
 * Ramai's own key, and the claims that it would sign for a tap: the best that a forger could have.
 */
export async function openForge({ ramai, pasar }: World): Promise<Forge> {
  const jwk = JSON.parse(await readFile(ramai.environment.RAMAI_SIGNING_KEY_FILE ?? '', 'utf8'))
  const iat = Math.floor((await readTime({ pasar })).getTime() / 1000)

  return {
    kid: jwk.kid,
    key: createPrivateKey({ key: jwk, format: 'jwk' }),
    claims: {
      iss: ramai.origin,
      aud: pasar.origin,
      jti: freshJti(),
      iat,
      exp: iat + 120,
      sku: 'AYU-SERUM',
      qty: 1,
      seen: [129_000, 'IDR'],
      promo: 101,
    },
  }
}

type Forged = { header?: Record<string, unknown>; claims?: Record<string, unknown>; key?: KeyObject }

/** Returns a token that was changed before its signature. */
export function forge({ kid, key, claims }: Forge, changed: Forged = {}): string {
  const header = { alg: 'Ed25519', kid, typ: 'handoff.v1+jwt', ...changed.header }
  const input = [header, { ...claims, jti: freshJti(), ...changed.claims }].map(encode).join('.')

  return `${input}.${sign(null, Buffer.from(input), changed.key ?? key).toString('base64url')}`
}

/** Returns a token that was changed after its signature. */
export function alter(token: string, claims: Record<string, unknown>): string {
  const [header, payload = '', signature] = token.split('.')
  const original = JSON.parse(Buffer.from(payload, 'base64url').toString())

  return [header, encode({ ...original, ...claims }), signature].join('.')
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const freshJti = () => randomBytes(16).toString('base64url')
