import { expect, test } from 'vitest'
import { testRegistry } from '../conformance/test-keys'
import { generateSigningKey, parseSigningKey } from '../keys/signing-key'
import { parseIssuerRegistry } from './issuer-registry'

const RAMAI = 'http://ramai.localhost:3000'

async function registryFile(changes: object = {}, iss = RAMAI) {
  const { publicJwk } = await parseSigningKey(await generateSigningKey())

  return {
    publicJwk,
    file: {
      [iss]: { name: 'Ramai', returnUrl: `${RAMAI}/`, keys: { keys: [publicJwk] }, denied: ['old'], ...changes },
    },
  }
}

test('an issuer is parsed with its return address, its keys by kid and its denied kids', async () => {
  const { file, publicJwk } = await registryFile()

  const registry = await parseIssuerRegistry(file)

  expect(registry.get(RAMAI)).toEqual({
    name: 'Ramai',
    returnUrl: `${RAMAI}/`,
    keys: new Map([[publicJwk.kid, expect.any(CryptoKey)]]),
    denied: new Set(['old']),
  })
})

test.each([
  ['no name', { name: '' }, 'name'],
  ['a way back with a query', { returnUrl: `${RAMAI}/?from=pasar` }, 'must have no query and no fragment'],
  ['a way back with a fragment', { returnUrl: `${RAMAI}/#x` }, 'must have no query and no fragment'],
  ['a way back that is no address', { returnUrl: 'home' }, 'returnUrl'],
  ['no key', { keys: { keys: [] } }, 'keys'],
  ['an unknown member', { trusted: true }, 'trusted'],
  ['a list of keys that is no key set', { keys: { keys: [], more: 1 } }, 'more'],
  ['no list of denied kids', { denied: undefined }, 'denied'],
])('%s stops the start', async (_, changes, sentence) => {
  const { file } = await registryFile(changes)

  await expect(parseIssuerRegistry(file)).rejects.toThrow(sentence)
  await expect(parseIssuerRegistry(file)).rejects.toThrow('The issuer registry is not valid')
})

test.each([`${RAMAI}/feed`, `${RAMAI}/`, 'ramai', 'RAMAI.localhost', ''])(
  '%j is no issuer and stops the start',
  async (iss) => {
    const { file } = await registryFile({}, iss)

    await expect(parseIssuerRegistry(file)).rejects.toThrow(`The issuer "${iss}" must be an origin, without a path.`)
  },
)

test.each([
  ['a private part', { d: 'A'.repeat(43) }],
  ['another curve', { crv: 'X25519' }],
  ['another kind', { kty: 'EC' }],
  ['another algorithm', { alg: 'EdDSA' }],
  ['another use', { use: 'enc' }],
  ['a short x', { x: 'AAAA' }],
  ['a long x', { x: 'A'.repeat(44) }],
])('a key with %s stops the start', async (_, change) => {
  const { publicJwk } = await registryFile()
  const { file } = await registryFile({ keys: { keys: [{ ...publicJwk, ...change }] } })

  await expect(parseIssuerRegistry(file)).rejects.toThrow('The issuer registry is not valid')
})

test('a key may name its algorithm and its use', async () => {
  const { publicJwk } = await registryFile()
  const { file } = await registryFile({ keys: { keys: [{ ...publicJwk, alg: 'Ed25519', use: 'sig' }] } })

  await expect(parseIssuerRegistry(file)).resolves.toBeDefined()
})

test('a key that is not named by its thumbprint stops the start', async () => {
  const { publicJwk } = await registryFile()
  const { file } = await registryFile({ keys: { keys: [{ ...publicJwk, kid: 'ramai-1' }] } })

  await expect(parseIssuerRegistry(file)).rejects.toThrow(
    `The key "ramai-1" must be named by its RFC 7638 thumbprint, ${publicJwk.kid}.`,
  )
})

test('a key that is listed twice stops the start', async () => {
  const { publicJwk } = await registryFile()
  const { file } = await registryFile({ keys: { keys: [publicJwk, publicJwk] } })

  await expect(parseIssuerRegistry(file)).rejects.toThrow(
    `The issuer registry lists the key "${publicJwk.kid}" of ${RAMAI} twice.`,
  )
})

test('a published test key stops the start, since anybody can sign with it', async () => {
  await expect(parseIssuerRegistry(await testRegistry())).rejects.toThrow('is a published test key')
  await expect(parseIssuerRegistry(await testRegistry(), { testKeys: 'refused' })).rejects.toThrow('remove it')
})

test('a registry for tests may trust the published test keys', async () => {
  const registry = await parseIssuerRegistry(await testRegistry(), { testKeys: 'trusted' })

  expect([...registry.keys()]).toEqual(['http://social.conformance.localhost', 'http://second.conformance.localhost'])
})
