import { type Catalogue, parseCatalogueKeys, type SigningKey, signCatalogue } from '@jembatan/contract/catalogue'
import { DomainError } from '@jembatan/platform/errors'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { auditEvents, catalogueUploads, catalogueVariants } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { importCatalogue } from './import-catalogue'
import { applyUpload, discardUpload, goBack, listVersions, showUpload, uploadCatalogue } from './operate-catalogue'
import { newSigningKey, sampleCatalogue } from './sample-catalogue'

const now = new Date('2026-11-25T04:00:00Z')
const shop = 'pasar'
let signingKey: SigningKey
let keys: Awaited<ReturnType<typeof parseCatalogueKeys>>

beforeAll(async () => {
  signingKey = await newSigningKey()
  keys = await parseCatalogueKeys({ keys: [signingKey.publicJwk] })
})

const sign = (overrides: Partial<Catalogue> = {}) => signCatalogue(sampleCatalogue(overrides), signingKey)

/**
 * A day later: one product and its promotions removed, one price and one stock changed, one product
 * added.
 */
function newer(): Partial<Catalogue> {
  const { products, promos } = sampleCatalogue()
  const [withdrawn, first, ...rest] = products
  if (!withdrawn || !first) throw new Error('the sample has no products')
  const [variant] = first.variants
  if (!variant) throw new Error('the sample has no variants')
  const cheaper = { ...first, variants: [{ ...variant, price: { ...variant.price, amount: 99_000 } }] }
  const added = { ...first, id: 'new-thing', variants: [{ ...variant, sku: 'NEW-THING' }] }
  const lost = withdrawn.variants.map(({ sku }) => sku)

  return {
    publishedAt: '2026-11-26T03:00:00.000Z',
    products: [cheaper, added, ...rest],
    promos: promos.filter(({ sku }) => !lost.includes(sku)),
  }
}

async function stocked() {
  const db = await freshDatabase()
  const of = { db, shop, keys, now }
  await importCatalogue({ ...of, text: await sign() })

  return of
}

const priceOf = async (db: Database, sku: string) =>
  (await db.select().from(catalogueVariants)).find((variant) => variant.sku === sku)?.price

const refusalOf = (failing: Promise<unknown>) =>
  failing.then(
    () => 'no refusal',
    (failure: unknown) => (failure instanceof DomainError ? (failure.details.reason ?? failure.code) : String(failure)),
  )

test('an upload shows its changes, and changes nothing yet', async () => {
  const of = await stocked()
  const before = await of.db.select().from(catalogueVariants)

  await uploadCatalogue(of, { text: await sign(newer()) })

  const upload = await showUpload(of)
  expect(upload?.changes).toMatchObject({
    added: [{ sku: 'NEW-THING' }],
    delisted: [{ sku: expect.any(String) }],
    changed: [{ price: 99_000, from: { price: expect.any(Number) } }],
    unchanged: before.length - 2,
  })
  expect(upload?.changes.promos.ended.length).toBeGreaterThan(0)
  expect(await of.db.select().from(catalogueVariants)).toEqual(before)
})

test('parallel confirmations apply the upload once', async () => {
  const of = await stocked()
  await uploadCatalogue(of, { text: await sign(newer()) })
  const { id = '' } = (await showUpload(of)) ?? {}

  const outcomes = await Promise.all([1, 2, 3].map(() => refusalOf(applyUpload(of, { id }))))

  expect(outcomes.sort()).toEqual(['no refusal', 'upload_gone', 'upload_gone'])
  expect(await priceOf(of.db, 'NEW-THING')).toBeDefined()
  expect(await showUpload(of)).toBeNull()
})

test('an upload that was replaced or discarded is not applied', async () => {
  const of = await stocked()
  await uploadCatalogue(of, { text: await sign(newer()) })
  const { id = '' } = (await showUpload(of)) ?? {}
  await uploadCatalogue(of, { text: await sign({ publishedAt: '2026-11-27T03:00:00.000Z' }) })
  expect(await refusalOf(applyUpload(of, { id }))).toBe('upload_gone')

  const { id: other = '' } = (await showUpload(of)) ?? {}
  await discardUpload(of, { id: other })
  expect(await refusalOf(applyUpload(of, { id: other }))).toBe('upload_gone')
})

test('a wrong signature, a wrong shape, invalid JSON and an older file are refused, and the reason is recorded', async () => {
  const of = await stocked()
  const before = await of.db.select().from(catalogueVariants)
  const genuine = await sign(newer())
  const files = {
    signature: genuine.replace('99000', '1'),
    shape: JSON.stringify({ ...JSON.parse(genuine), more: true }),
    not_json: genuine.slice(1),
    outdated: await sign({ publishedAt: '2026-11-20T03:00:00.000Z' }),
  }

  for (const [reason, text] of Object.entries(files))
    expect([reason, await refusalOf(uploadCatalogue(of, { text }))]).toEqual([reason, reason])

  expect(await of.db.$count(catalogueUploads)).toBe(0)
  expect(await of.db.select().from(catalogueVariants)).toEqual(before)
  const refused = (await of.db.select().from(auditEvents)).filter(({ kind }) => kind === 'catalogue_refused')
  expect(refused.map(({ detail }) => detail.reason)).toEqual(Object.keys(files))
})

test('one step back restores the previous version, and only an operator can restore the withdrawn one', async () => {
  const of = await stocked()
  const text = await sign(newer())
  await importCatalogue({ ...of, text })
  const { backFrom } = await listVersions(of.db, shop)

  await goBack(of, { from: backFrom ?? 0 })

  expect(await priceOf(of.db, 'NEW-THING')).toBeUndefined()
  expect((await listVersions(of.db, shop)).versions.map(({ current }) => current)).toEqual([false, true])
  expect(await refusalOf(goBack(of, { from: backFrom ?? 0 }))).toBe('version_gone')
  expect(await importCatalogue({ ...of, text })).toMatchObject({ outcome: 'withdrawn' })
  expect(await priceOf(of.db, 'NEW-THING')).toBeUndefined()

  await uploadCatalogue(of, { text })
  await applyUpload(of, { id: (await showUpload(of))?.id ?? '' })
  expect(await priceOf(of.db, 'NEW-THING')).toBeDefined()
})

test('the first version has no previous one', async () => {
  const of = await stocked()
  const { backFrom, versions } = await listVersions(of.db, shop)

  expect([backFrom, versions.length]).toEqual([null, 1])
  expect(await refusalOf(goBack(of, { from: versions[0]?.id ?? 0 }))).toBe('no_previous_version')
})
