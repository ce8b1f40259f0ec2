import { SignJWT } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { generateSigningKey, parseSigningKey, type SigningKey } from '../keys/signing-key'
import { HandoffRefused } from './handoff-refused'
import { type IssuerRegistry, parseIssuerRegistry } from './issuer-registry'
import { type MintHandoff, mintHandoff } from './mint-handoff'
import { verifyHandoff } from './verify-handoff'

const RAMAI = 'http://ramai.localhost:3000'
const PASAR = 'http://pasar.localhost:3001'
const NOW = new Date('2026-11-25T03:00:00Z')

let signingKey: SigningKey
let deniedKey: SigningKey
let registry: IssuerRegistry

beforeEach(async () => {
  signingKey = await parseSigningKey(await generateSigningKey())
  deniedKey = await parseSigningKey(await generateSigningKey())
  registry = await parseIssuerRegistry({
    [RAMAI]: {
      name: 'Ramai',
      returnUrl: `${RAMAI}/`,
      keys: { keys: [signingKey.publicJwk, deniedKey.publicJwk] },
      denied: [deniedKey.kid],
    },
  })
})

const verify = (token: string, now = NOW) => verifyHandoff(token, { registry, audience: PASAR, now })

const mint = (changes: Partial<MintHandoff> = {}) =>
  mintHandoff({
    issuer: RAMAI,
    audience: PASAR,
    sku: 'AYU-SERUM',
    quantity: 1,
    seen: { amount: 129_000, currency: 'IDR' },
    promo: 101,
    now: NOW,
    signingKey,
    ...changes,
  })

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

const refusal = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof HandoffRefused)) throw new Error('it was accepted')

  return { code: error.code, reason: error.reason }
}

/** Signs any payload with Ramai's own key, so the signature is always valid. */
const sign = (payload: object, header: object = {}) =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg: 'Ed25519', kid: signingKey.kid, typ: 'handoff.v1+jwt', ...header })
    .sign(signingKey.privateKey)

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

const withPayload = async (payload: string) => {
  const [header, , signature] = (await mint()).split('.')

  return `${header}.${encode(payload)}.${signature}`
}

test('an intact token is accepted with its nine claims in order', async () => {
  const claims = await verify(await mint())

  expect(Object.keys(claims)).toEqual(['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo'])
  expect(claims).toMatchObject({ iss: RAMAI, aud: PASAR, sku: 'AYU-SERUM', qty: 1, seen: [129_000, 'IDR'], promo: 101 })
})

test('two tokens for one product differ only in jti when the moment is the same', async () => {
  const [first, second] = [claimsOf(await mint()), claimsOf(await mint())]

  expect(first.jti).not.toBe(second.jti)
  expect({ ...first, jti: '' }).toEqual({ ...second, jti: '' })
})

test('a token has about 450 octets', async () => {
  expect((await mint()).length).toBeLessThan(520)
})

describe('the clock', () => {
  test.each([
    ['at once', 0],
    ['by an acceptor ten seconds behind', -10],
    ['in its last second of tolerance', 129],
  ])('accepts %s', async (_, seconds) => {
    const token = await mint()

    await expect(verify(token, later(seconds))).resolves.toBeDefined()
  })

  test('a token is expired ten seconds after its end, and still names the item', async () => {
    const token = await mint()

    const error: unknown = await verify(token, later(130)).catch((error: unknown) => error)

    expect(error).toMatchObject({ code: 'handoff_expired', item: { sku: 'AYU-SERUM', quantity: 1 } })
  })

  test('a token from the future is refused', async () => {
    const token = await mint()

    expect(await refusal(verify(token, later(-11)))).toEqual({ code: 'handoff_invalid', reason: 'issued_in_future' })
  })

  test.each([
    ['longer than 120 seconds', 121],
    ['of no length', 0],
    ['that runs backwards', -1],
  ])('a life %s is refused', async (_, life) => {
    const claims = claimsOf(await mint())
    const token = await sign({ ...claims, exp: Number(claims.iat) + life })

    expect(await refusal(verify(token))).toMatchObject({ reason: 'life' })
  })
})

describe('the bytes', () => {
  test('an oversize token is refused unread', async () => {
    expect(await refusal(verify('a'.repeat(1_000_000)))).toMatchObject({ reason: 'too_long' })
  })

  test.each(['', 'a.b', 'a.b.c.d', '..'])('%j is not three segments', async (token) => {
    expect(await refusal(verify(token))).toMatchObject({ reason: 'not_three_segments' })
  })

  test('a shortened signature is refused', async () => {
    expect(await refusal(verify((await mint()).slice(0, -1)))).toMatchObject({ reason: 'signature_length' })
  })

  test('flipped spare bits of the signature are refused', async () => {
    const token = await mint()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const spare = alphabet[alphabet.indexOf(token.at(-1) ?? '') + 1]

    expect(await refusal(verify(token.slice(0, -1) + spare))).toMatchObject({ reason: 'not_canonical_base64url' })
  })

  test.each([
    ['a duplicate member', (json: string) => json.replace('{', '{"sku":"RATIH-LAMP",')],
    ['white space', (json: string) => json.replace('{', '{ ')],
    ['an infinite expiry', (json: string) => json.replace(/"exp":\d+/, '"exp":1e999')],
    ['an escaped letter', (json: string) => json.replace('AYU', '\\u0041YU')],
    ['text that is not JSON', () => 'AYU-SERUM'],
  ])('%s is refused', async (_, change) => {
    const token = await withPayload(change(JSON.stringify(claimsOf(await mint()))))

    expect(await refusal(verify(token))).toMatchObject({ reason: 'not_canonical_json' })
  })

  test('bytes that are not UTF-8 are refused', async () => {
    const [header, , signature] = (await mint()).split('.')

    expect(
      await refusal(verify(`${header}.${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}.${signature}`)),
    ).toMatchObject({
      reason: 'not_utf8',
    })
  })
})

describe('the header', () => {
  test.each([
    ['no algorithm', { alg: 'none' }],
    ['an HMAC', { alg: 'HS256' }],
    ['the deprecated name', { alg: 'EdDSA' }],
    ['another kind of JWT', { typ: 'JWT' }],
    ['an embedded key', { jwk: {} }],
    ['a remote key', { jku: 'https://keys.example/jwks' }],
    ['a critical extension', { crit: ['b64'], b64: false }],
  ])('%s is refused', async (_, change) => {
    const [, payload, signature] = (await mint()).split('.')
    const header = { alg: 'Ed25519', kid: signingKey.kid, typ: 'handoff.v1+jwt', ...change }

    expect(await refusal(verify(`${encode(header)}.${payload}.${signature}`))).toMatchObject({ reason: 'header' })
  })

  test('its members in another order are refused', async () => {
    const token = await sign(claimsOf(await mint()))
    const [, payload, signature] = token.split('.')
    const header = { typ: 'handoff.v1+jwt', alg: 'Ed25519', kid: signingKey.kid }

    expect(await refusal(verify(`${encode(header)}.${payload}.${signature}`))).toMatchObject({ reason: 'header' })
  })
})

describe('the claims', () => {
  test.each([
    ['a person', { sub: 'viewer-1' }],
    ['a way back', { return_to: 'https://elsewhere.example' }],
  ])('%s beside the nine is refused, however well signed', async (_, extra) => {
    const token = await sign({ ...claimsOf(await mint()), ...extra })

    expect(await refusal(verify(token))).toMatchObject({ reason: 'claim_set' })
  })

  test('a missing claim is refused', async () => {
    const { promo: _, ...claims } = claimsOf(await mint())

    expect(await refusal(verify(await sign(claims)))).toMatchObject({ reason: 'claim_set' })
  })

  test.each([
    ['aud', [PASAR]],
    ['jti', 'short'],
    ['iat', '1'],
    ['exp', 1.5],
    ['sku', 'AYU SERUM'],
    ['qty', 11],
    ['qty', 0],
    ['seen', [129_000, 'USD']],
    ['seen', [-1, 'IDR']],
    ['promo', 65_536],
  ])('%s = %j is refused', async (name, value) => {
    const token = await sign({ ...claimsOf(await mint()), [name]: value })

    expect(await refusal(verify(token))).toMatchObject({ reason: 'claim_type' })
  })
})

describe('issuer and audience', () => {
  test('an issuer outside the registry is refused', async () => {
    expect(await refusal(verify(await mint({ issuer: 'http://lain.localhost' })))).toMatchObject({
      reason: 'unknown_issuer',
    })
  })

  test('a token for another shop is refused', async () => {
    expect(await refusal(verify(await mint({ audience: 'http://lain.localhost' })))).toMatchObject({
      reason: 'wrong_audience',
    })
  })

  test('a key that the registry does not list is refused', async () => {
    const stranger = await parseSigningKey(await generateSigningKey())

    expect(await refusal(verify(await mint({ signingKey: stranger })))).toMatchObject({ reason: 'unknown_key' })
  })

  test('a denied key is refused at once', async () => {
    expect(await refusal(verify(await mint({ signingKey: deniedKey })))).toMatchObject({ reason: 'denied_key' })
  })

  test("a stranger's signature under Ramai's kid is refused", async () => {
    const stranger = await parseSigningKey(await generateSigningKey())
    const token = await mint({ signingKey: { ...stranger, kid: signingKey.kid } })

    expect(await refusal(verify(token))).toMatchObject({ reason: 'signature' })
  })

  test('a changed price is refused', async () => {
    const token = await withPayload(JSON.stringify({ ...claimsOf(await mint()), seen: [1, 'IDR'] }))

    expect(await refusal(verify(token))).toEqual({ code: 'handoff_invalid', reason: 'signature' })
  })
})

test.each([
  ['JSON', 'not JSON', SyntaxError],
  ['a signature', '{}', Error],
])('a refusal keeps its cause for the log: %s', async (_, payload, cause) => {
  const error: unknown = await verify(await withPayload(payload)).catch((error: unknown) => error)

  expect(error).toMatchObject({
    name: 'HandoffRefused',
    message: expect.stringMatching(/^handoff refused: [a-z0-9_]+$/),
  })
  if (cause === SyntaxError) expect(error).toHaveProperty('cause', expect.any(cause))
})
