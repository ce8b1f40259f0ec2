import { type Catalogue, parseCatalogueKeys, type SigningKey, signCatalogue } from '@jembatan/contract/catalogue'
import { eq } from 'drizzle-orm'
import { FlattenedSign } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { auditEvents, catalogueImports, cataloguePromos, catalogueVariants } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { importCatalogue } from './import-catalogue'
import { newSigningKey, sampleCatalogue } from './sample-catalogue'

const now = new Date('2026-11-25T04:00:00Z')
const shop = 'pasar'
let signingKey: SigningKey
let keys: Awaited<ReturnType<typeof parseCatalogueKeys>>

beforeAll(async () => {
  signingKey = await newSigningKey()
  keys = await parseCatalogueKeys({ keys: [signingKey.publicJwk] })
})

test('a genuine catalogue is imported, and the import is stored', async () => {
  const db = await freshDatabase()
  const text = await signCatalogue(sampleCatalogue(), signingKey)

  const imported = await importCatalogue({ db, shop, text, keys, now })

  expect(imported).toEqual({ outcome: 'imported', products: 20, promos: 27 })
  expect(await db.select().from(cataloguePromos)).toHaveLength(27)
  expect(await db.select().from(catalogueImports)).toMatchObject([{ importedAt: now, products: 20 }])
})

test('an import is recorded in the audit log, with its contents in numbers and its signer', async () => {
  const db = await freshDatabase()

  await importCatalogue({ db, shop, text: await signCatalogue(sampleCatalogue(), signingKey), keys, now })

  expect(await db.select().from(auditEvents)).toMatchObject([
    {
      kind: 'catalogue_imported',
      at: now,
      detail: {
        crossing: { flow: 'F1', from: 'pasar', to: 'ramai', carrier: 'file', verdict: 'passed' },
        message: {
          body: { publisher: 'http://pasar.localhost:3001', products: 20, promos: 27 },
          signature: { algorithm: 'Ed25519', keyId: signingKey.kid, valid: true },
        },
      },
    },
  ])
})

test('a newer catalogue replaces the old one, and unlisted products are removed', async () => {
  const db = await freshDatabase()
  await importCatalogue({ db, shop, text: await signCatalogue(sampleCatalogue(), signingKey), keys, now })
  const { promos } = sampleCatalogue()
  const newer = sampleCatalogue({ publishedAt: '2026-11-26T03:00:00.000Z', promos: promos.slice(1) })

  await importCatalogue({ db, shop, text: await signCatalogue(newer, signingKey), keys, now })

  expect(await db.select().from(cataloguePromos)).toHaveLength(26)
})

test('the same file twice is imported once', async () => {
  const db = await freshDatabase()
  const text = await signCatalogue(sampleCatalogue(), signingKey)
  await importCatalogue({ db, shop, text, keys, now })

  const again = await importCatalogue({ db, shop, text, keys, now })

  expect(again.outcome).toBe('already_current')
  expect(await db.select().from(catalogueImports)).toHaveLength(1)
})

test('two shops’ catalogues with the same names and ids do not affect each other', async () => {
  const db = await freshDatabase()
  const text = await signCatalogue(sampleCatalogue(), signingKey)
  const stranger = await newSigningKey()
  const older = sampleCatalogue({ publishedAt: '2026-11-01T03:00:00.000Z' })
  const strangers = {
    text: await signCatalogue(older, stranger),
    keys: await parseCatalogueKeys({ keys: [stranger.publicJwk] }),
  }
  await importCatalogue({ db, shop, text, keys, now })

  const imported = await importCatalogue({ db, shop: 'warung', ...strangers, now })
  const again = await importCatalogue({ db, shop, text, keys, now })

  expect([imported.outcome, again.outcome]).toEqual(['imported', 'already_current'])
  expect(await db.$count(cataloguePromos, eq(cataloguePromos.shop, 'pasar'))).toBe(27)
  expect(await db.$count(cataloguePromos, eq(cataloguePromos.shop, 'warung'))).toBe(27)
})

test.each([
  ['signature', 'signed by a stranger', async () => signCatalogue(sampleCatalogue(), await newSigningKey())],
  [
    'signature',
    'with one price changed',
    async () => (await signCatalogue(sampleCatalogue(), signingKey)).replace('129000', '1'),
  ],
  ['not_json', 'that is not JSON', async () => 'kosong'],
  ['shape', 'of another shape', async () => JSON.stringify({ catalogue: {}, signature: 'x' })],
  ['shape', 'whose cosmetic has no BPOM number', async () => signAnyway(lacking())],
  [
    'outdated',
    'that is older than the one at hand',
    async () => signCatalogue(sampleCatalogue({ publishedAt: '2026-11-24T03:00:00.000Z' }), signingKey),
  ],
])('reason %s: a catalogue %s is refused whole, and the old one stays', async (reason, _, forge) => {
  const db = await freshDatabase()
  await importCatalogue({ db, shop, text: await signCatalogue(sampleCatalogue(), signingKey), keys, now })
  const before = await db.select().from(catalogueVariants)
  const text = await forge()

  const attempt = importCatalogue({ db, shop, text, keys, now })

  await expect(attempt).rejects.toThrow(/\w+ .*\.$/)
  expect(await db.select().from(catalogueVariants)).toEqual(before)
  expect(await db.select().from(catalogueImports)).toHaveLength(1)
  expect(await db.select().from(auditEvents).where(eq(auditEvents.kind, 'catalogue_refused'))).toMatchObject([
    { detail: { reason, crossing: { flow: 'F1', verdict: 'refused' } } },
  ])
})

function lacking(): Catalogue {
  const { products, ...rest } = sampleCatalogue()

  return { ...rest, products: products.map((product) => ({ ...product, category: 'beauty' })) }
}

/** Signs an invalid catalogue with the shop's own key. */
async function signAnyway(catalogue: Catalogue) {
  const jws = await new FlattenedSign(new TextEncoder().encode(JSON.stringify(catalogue)))
    .setProtectedHeader({ alg: 'Ed25519', kid: signingKey.kid, typ: 'catalogue.v1+jws' })
    .sign(signingKey.privateKey)

  return JSON.stringify({ catalogue, signature: `${jws.protected}..${jws.signature}` })
}
