import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { generateSigningKey, parseCatalogueKeys, parseSigningKey, readCatalogue } from '@jembatan/contract/catalogue'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { auditEvents, products, standardsCheck, variants } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { publishCatalogue } from './publish-catalogue'

async function openPress() {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const signingKey = await parseSigningKey(await generateSigningKey())
  const now = new Date('2026-11-25T05:00:00Z')

  return { file: join(folder, 'catalogue.json'), publisher: 'http://pasar.localhost:3001', signingKey, now }
}

const read = async ({ file, signingKey }: Awaited<ReturnType<typeof openPress>>) =>
  readCatalogue(await readFile(file, 'utf8'), await parseCatalogueKeys({ keys: [signingKey.publicJwk] }))

test('the published catalogue verifies with the public key: twenty promoted products and their five shops', async () => {
  const { db } = await openShop()
  const press = await openPress()

  await publishCatalogue(db, press)

  const catalogue = await read(press)
  expect([catalogue.products.length, catalogue.shops.length]).toEqual([20, 5])
  expect(catalogue.products.find(({ id }) => id === 'ayu-serum')).toMatchObject({
    tax: 'included',
    standards: [{ kind: 'BPOM' }, { kind: 'HALAL' }],
    variants: [{ sku: 'AYU-SERUM', price: { amount: 129_000 }, compareAt: 159_000, stock: 'available' }],
  })
})

test('an unchanged catalogue is not published again', async () => {
  const { db } = await openShop()
  const press = await openPress()
  const later = { ...press, now: new Date('2026-11-26T05:00:00Z') }

  const outcomes = [await publishCatalogue(db, press), await publishCatalogue(db, later)]
  await db.update(variants).set({ price: 1_000 }).where(eq(variants.sku, 'AYU-SERUM'))
  outcomes.push(await publishCatalogue(db, later))

  expect(outcomes).toEqual(['published', 'current', 'published'])
  expect((await read(press)).publishedAt).toBe('2026-11-26T05:00:00.000Z')
})

test('a file that outlived the database is published again, and recorded in the new audit log', async () => {
  const press = await openPress()
  await publishCatalogue((await openShop()).db, press)
  const { db } = await openShop()

  const outcome = await publishCatalogue(db, press)

  expect(outcome).toBe('published')
  const events = await db.select().from(auditEvents).where(eq(auditEvents.kind, 'catalogue_published'))
  expect(events).toHaveLength(1)
})

test('a file that was altered, or signed by another key, is replaced', async () => {
  const { db } = await openShop()
  const press = await openPress()
  await publishCatalogue(db, press)
  await writeFile(press.file, (await readFile(press.file, 'utf8')).replace('129000', '1'))

  const touched = await publishCatalogue(db, press)
  const rotated = await publishCatalogue(db, { ...press, signingKey: (await openPress()).signingKey })

  expect([touched, rotated]).toEqual(['published', 'published'])
  expect(await readdir(dirname(press.file))).toEqual(['catalogue.json'])
})

test('a delisted product is in no catalogue, nor is its promotion', async () => {
  const { db } = await openShop()
  const press = await openPress()
  await db.update(products).set({ delisted: true }).where(eq(products.id, 'ayu-serum'))

  await publishCatalogue(db, press)

  const catalogue = await read(press)
  expect(catalogue.products.map(({ id }) => id)).not.toContain('ayu-serum')
  expect(catalogue.promos.map(({ sku }) => sku)).not.toContain('AYU-SERUM')
})

test.each([
  ['a cosmetic without BPOM', { id: 'ayu-serum', kinds: ['HALAL'] }],
  ['food without halal', { id: 'senja-kopi', kinds: ['PIRT'] }],
  ['food without BPOM or PIRT', { id: 'senja-kopi', kinds: ['HALAL'] }],
  ['a toy without SNI', { id: 'kala-mug', category: 'toys', kinds: [] }],
  ['a helmet without SNI', { id: 'kala-mug', nameId: 'KALA Helm Anak', kinds: [] }],
] as const)('%s is not put on sale, and off sale it is in no catalogue', async (_, { id, kinds, ...changes }) => {
  const { db } = await openShop()
  const press = await openPress()
  const standards = kinds.map((kind) => ({ kind, number: 'CONTOH-0001' }))
  const change = (delisted: boolean) =>
    db
      .update(products)
      .set({ ...changes, standards, delisted })
      .where(eq(products.id, id))

  await expect(change(false)).rejects.toMatchObject({ cause: { constraint_name: standardsCheck } })
  await change(true)
  await publishCatalogue(db, press)

  expect((await read(press)).products.map((product) => product.id)).not.toContain(id)
})
