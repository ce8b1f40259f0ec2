import { calculateJwkThumbprint } from 'jose'
import { expect, test } from 'vitest'
import { generateSigningKey, parseSigningKey } from './signing-key'

const REFUSED = 'The signing key must be an Ed25519 private key as a JWK (kty OKP, crv Ed25519, x, d).'

test('a new key is an Ed25519 key pair named by its thumbprint', async () => {
  const jwk = await generateSigningKey()

  expect(jwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519', kid: await calculateJwkThumbprint(jwk) })
})

test('a new key reads back, and its public half gives nothing away', async () => {
  const jwk = await generateSigningKey()

  const key = await parseSigningKey(jwk)

  expect(key.publicJwk).toEqual({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, kid: jwk.kid })
  expect(key.privateKey).toMatchObject({ type: 'private', extractable: false, usages: ['sign'] })
})

test('a key without a kid gets its thumbprint', async () => {
  const { kid, ...nameless } = await generateSigningKey()

  expect((await parseSigningKey(nameless)).kid).toBe(kid)
})

test('a key under another kid is refused', async () => {
  const jwk = await generateSigningKey()

  await expect(parseSigningKey({ ...jwk, kid: 'ramai-1' })).rejects.toThrow(
    `The signing key's kid must be its RFC 7638 thumbprint, ${jwk.kid}.`,
  )
})

test.each([
  ['a public key', { d: undefined }],
  ['another curve', { crv: 'Ed448' }],
  ['another kind', { kty: 'EC' }],
  ['a short secret', { d: 'AAAA' }],
  ['a long x', { x: 'A'.repeat(44) }],
])('%s is refused', async (_, change) => {
  const jwk = { ...(await generateSigningKey()), ...change }

  await expect(parseSigningKey(jwk)).rejects.toThrow(REFUSED)
})

test.each([null, 'key', []])('%j is no key', async (json) => {
  await expect(parseSigningKey(json)).rejects.toThrow(REFUSED)
})
