import { FlattenedSign } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { generateSigningKey, parseSigningKey, type SigningKey } from '../keys/signing-key'
import type { Catalogue } from './catalogue'
import { type CatalogueKeys, parseCatalogueKeys, readCatalogue } from './read-catalogue'
import { CATALOGUE_TYPE, signCatalogue } from './sign-catalogue'

const catalogue: Catalogue = {
  version: 1,
  publishedAt: '2026-11-25T03:00:00.000Z',
  publisher: 'http://pasar.localhost:3001',
  shops: [{ id: 'ayu', name: 'AYU Skin', city: 'Bandung', province: 'Jawa Barat' }],
  products: [
    {
      id: 'ayu-serum',
      shopId: 'ayu',
      brand: 'AYU',
      name: { id: 'Serum', en: 'Serum' },
      description: { id: 'Serum pencerah', en: 'Brightening serum' },
      category: 'beauty',
      media: 'ayu-serum',
      origin: { id: 'Bandung', en: 'Bandung' },
      tax: 'included',
      standards: [{ kind: 'BPOM', number: 'CONTOH-0001' }],
      variants: [
        {
          sku: 'AYU-SERUM',
          label: null,
          price: { amount: 129_000, currency: 'IDR' },
          compareAt: 159_000,
          weightGrams: 120,
          stock: 'available',
        },
      ],
    },
  ],
  promos: [{ id: 101, code: 'RANI-AYU', creator: 'rani', sku: 'AYU-SERUM' }],
}

let signingKey: SigningKey
let keys: CatalogueKeys

beforeAll(async () => {
  signingKey = await parseSigningKey(await generateSigningKey())
  keys = await parseCatalogueKeys({ keys: [signingKey.publicJwk] })
})

test('a published catalogue is read back whole', async () => {
  const file = await signCatalogue(catalogue, signingKey)

  expect(await readCatalogue(file, keys)).toEqual(catalogue)
})

test('one changed price is refused', async () => {
  const file = await signCatalogue(catalogue, signingKey)

  await expect(readCatalogue(file.replace('129000', '1'), keys)).rejects.toMatchObject({ reason: 'signature' })
})

test('a catalogue signed with an unknown key is refused', async () => {
  const stranger = await parseSigningKey(await generateSigningKey())
  const file = await signCatalogue(catalogue, stranger)

  await expect(readCatalogue(file, keys)).rejects.toMatchObject({ reason: 'signature' })
})

test.each([
  ['not JSON', 'not_json'],
  ['{}', 'shape'],
  ['x'.repeat(6 * 1024 * 1024), 'too_long'],
])('a file that is no catalogue is refused', async (file, reason) => {
  await expect(readCatalogue(file, keys)).rejects.toMatchObject({ reason })
})

test('a promotion of an unlisted sku cannot be published', async () => {
  const promos = [{ id: 101, code: 'RANI-AYU', creator: 'rani', sku: 'GONE' }]

  await expect(signCatalogue({ ...catalogue, promos }, signingKey)).rejects.toThrow('unlisted sku')
})

test('the catalogue refuses data about a buyer', async () => {
  const [product] = catalogue.products
  const watched = { ...catalogue, products: [{ ...product, buyers: ['rani'] }] } as unknown as Catalogue

  await expect(signCatalogue(watched, signingKey)).rejects.toThrow('buyers')
})

type Goods = { category: string; name?: string; standards: string[] }

test.each<[string, Goods, string]>([
  ['a cosmetic without BPOM', { category: 'beauty', standards: ['HALAL'] }, 'has no BPOM number'],
  ['food without halal', { category: 'food', standards: ['PIRT'] }, 'has no HALAL number'],
  ['food that nobody registered', { category: 'food', standards: ['HALAL'] }, 'has no BPOM/PIRT number'],
  ['a toy without SNI', { category: 'toys', standards: [] }, 'has no SNI number'],
  ['a helmet without SNI', { category: 'sport', name: 'Helm Sepeda Anak', standards: [] }, 'has no SNI number'],
])('%s can neither be published nor read', async (_, { category, name = 'Contoh', standards }, fault) => {
  const lacking = of({ category, name, standards })
  const smuggled = await signAnyway(lacking)

  await expect(signCatalogue(lacking, signingKey)).rejects.toThrow(fault)
  await expect(readCatalogue(smuggled, keys)).rejects.toMatchObject({
    reason: 'shape',
    message: expect.stringContaining(fault),
  })
})

test.each<[string, Goods]>([
  ['a cosmetic with BPOM', { category: 'beauty', standards: ['BPOM'] }],
  ['food with halal and BPOM', { category: 'food', standards: ['HALAL', 'BPOM'] }],
  ['food with halal and PIRT', { category: 'food', standards: ['HALAL', 'PIRT'] }],
  ['a helmet with SNI', { category: 'sport', name: 'Helm Sepeda Anak', standards: ['SNI'] }],
  ['goods of another kind without any', { category: 'sport', name: 'Matras', standards: [] }],
])('%s can be published', async (_, { category, name = 'Contoh', standards }) => {
  await expect(signCatalogue(of({ category, name, standards }), signingKey)).resolves.toContain(category)
})

function of({ category, name, standards }: Required<Goods>): Catalogue {
  const changed = {
    category,
    name: { id: name, en: name },
    standards: standards.map((kind) => ({ kind, number: 'CONTOH-0001' })),
  }

  return { ...catalogue, products: catalogue.products.map((product) => ({ ...product, ...changed })) } as Catalogue
}

/** Signs an invalid catalogue with the trusted key, as an issuer that skips the schema would. */
async function signAnyway(lacking: Catalogue) {
  const { protected: header, signature } = await new FlattenedSign(new TextEncoder().encode(JSON.stringify(lacking)))
    .setProtectedHeader({ alg: 'Ed25519', kid: signingKey.kid, typ: CATALOGUE_TYPE })
    .sign(signingKey.privateKey)

  return JSON.stringify({ catalogue: lacking, signature: `${header}..${signature}` })
}
