import { generateSigningKey, parseSigningKey, type SigningKey } from '@jembatan/contract/keys/signing-key'
import { beforeAll, expect, test } from 'vitest'
import { type Attested, attestedDocument, frozenDocument } from './closing'
import { parseBundleKeys } from './manifest'
import { isBundleKey } from './open-bundle'

const at = '2024-03-27T02:00:00.000Z'
const about = { version: 1 as const, migration: '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10', side: 'https://shop.example' }

const attested: Attested = {
  ...about,
  by: 'Budi',
  attestedAt: at,
  frozenAt: at,
  openedAt: at,
  sequence: 3,
  tables: [{ table: 'orders', source: 10, loaded: 7, quarantined: 2, refused: 1, mended: 3, sum: '590000' }],
  checksums: { oldShop: 'a'.repeat(64), pasar: 'b'.repeat(64) },
  leftBehind: { rows: 2, reason: 'buyers did not answer' },
  moved: { orders: 7, persons: 4 },
}

let key: SigningKey
let keys: Awaited<ReturnType<typeof parseBundleKeys>>
beforeAll(async () => {
  key = await parseSigningKey(await generateSigningKey())
  keys = await parseBundleKeys({ keys: [key.publicJwk] })
})

test('a signed document is read back, and opened without the keys', async () => {
  const file = await attestedDocument.sign(attested, key)

  expect(await attestedDocument.read(file, keys)).toEqual(attested)
  expect(attestedDocument.open(file)).toMatchObject({ document: attested, signature: expect.stringContaining('..') })
})

test('a document with one more digit is refused', async () => {
  const file = await attestedDocument.sign(attested, key)

  await expect(attestedDocument.read(file.replace('590000', '590001'), keys)).rejects.toThrow('signature')
})

test('one kind of document is not accepted as another', async () => {
  const file = await frozenDocument.sign({ ...about, sequence: 3, frozenAt: at, createdAt: at }, key)

  await expect(attestedDocument.read(file, keys)).rejects.toThrow('wrong typ')
})

test('an attestation whose rows do not add up is not signed', async () => {
  const [orders] = attested.tables
  const lost = { ...attested, tables: orders ? [{ ...orders, loaded: 6 }] : [] }

  await expect(attestedDocument.sign(lost, key)).rejects.toThrow('not every row is accounted for')
})

test.each([
  ['current.json', true],
  ['current.json.0d9c6a53-8f5e-4f5d-9d43-0e6e5d0b8a1c.part', true],
  ['5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10/000001/manifest.json', true],
  ['5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10', false],
  ['holiday/photo.jpg', false],
  ['old-current.json', false],
  ['current.json.old', false],
])('%s belongs to a migration: %s', (name, belongs) => {
  expect(isBundleKey(name)).toBe(belongs)
})
