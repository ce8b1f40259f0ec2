import { errors, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { generateSigningKey, parseSigningKey } from '../keys/signing-key'
import { verifySignature } from './verify-signature'

const NOW = new Date('2026-11-25T03:00:00Z')
const seconds = NOW.getTime() / 1000

const CLAIMS = {
  iss: 'http://ramai.localhost',
  aud: 'http://pasar.localhost',
  jti: 'AAAAAAAAAAAAAAAAAAAAAA',
  iat: seconds,
  exp: seconds + 120,
  sku: 'AYU-SERUM',
  qty: 1,
  seen: [129_000, 'IDR'],
  promo: 101,
}

/** Signs the claims with the right key, and passes them to the library without `readToken`. */
async function verdict(claims: Record<string, unknown>, header: object = {}, later = 0) {
  const { privateKey, publicJwk } = await parseSigningKey(await generateSigningKey())
  const key = await crypto.subtle.importKey('jwk', publicJwk, 'Ed25519', true, ['verify'])
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'Ed25519', typ: 'handoff.v1+jwt', ...header })
    .sign(privateKey)

  return verifySignature(token, {
    key,
    issuer: CLAIMS.iss,
    audience: CLAIMS.aud,
    now: new Date(NOW.getTime() + later * 1000),
  }).then(
    () => 'accepted',
    (error: Error) => (error.cause instanceof errors.JOSEError ? error.cause.code : error),
  )
}

test('an intact token is accepted', async () => {
  expect(await verdict(CLAIMS)).toBe('accepted')
})

test('the tolerance is ten seconds', async () => {
  expect(await verdict(CLAIMS, {}, 129)).toBe('accepted')
})

test('another algorithm name is refused', async () => {
  expect(await verdict(CLAIMS, { alg: 'EdDSA' })).toBe('ERR_JOSE_ALG_NOT_ALLOWED')
})

test('another type is refused', async () => {
  expect(await verdict(CLAIMS, { typ: 'JWT' })).toBe('ERR_JWT_CLAIM_VALIDATION_FAILED')
})

test.each(['iss', 'aud'])('another %s is refused', async (name) => {
  expect(await verdict({ ...CLAIMS, [name]: 'http://lain.localhost' })).toBe('ERR_JWT_CLAIM_VALIDATION_FAILED')
})

test.each(Object.keys(CLAIMS))('a token without %s is refused', async (name) => {
  expect(await verdict({ ...CLAIMS, [name]: undefined })).toBe('ERR_JWT_CLAIM_VALIDATION_FAILED')
})

test('an expired token is refused', async () => {
  expect(await verdict(CLAIMS, {}, 130)).toBe('ERR_JWT_EXPIRED')
})

test('a token that claims a longer life is refused once it is older than a token may be', async () => {
  expect(await verdict({ ...CLAIMS, exp: seconds + 86_400 }, {}, 131)).toBe('ERR_JWT_EXPIRED')
})
