import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  attestedDocument,
  bundleFolder,
  CURRENT,
  closingFile,
  type DocumentKeys,
  emptiedDocument,
  generateSigningKey,
  parseBundleKeys,
  parseSigningKey,
  type SigningKey,
} from '@jembatan/migration-bundle'
import { partOf } from '@jembatan/platform/object-store'
import { beforeEach, expect, test } from 'vitest'
import { migrate } from '@/db/migrate'
import { freeze, recordOpened } from '../cut-over/freeze'
import { exportBulk, findExport } from '../export/export-bulk'
import { slotOf } from '../export/replication'
import { makeTestSender, type TestSender } from '../export/testing/test-sender'
import { fillShop } from '../rehearsal/fill-shop'
import { openTestShop, type TestShop } from '../testing/test-shop'
import { assertNotPurged, findClosingRecord, forgetClosingRecord } from './closing-record'
import { purge } from './purge'

let shop: TestShop
let sender: TestSender
let pasar: SigningKey
let readerKeys: DocumentKeys
let signingKeyFile: string
let migration: string

beforeEach(async () => {
  shop = await openTestShop()
  sender = await makeTestSender()
  pasar = await parseSigningKey(await generateSigningKey())
  readerKeys = await parseBundleKeys({ keys: [pasar.publicJwk] })
  signingKeyFile = join(sender.folder, 'signing-key.json')
  await writeFile(signingKeyFile, JSON.stringify(sender.signingJwk))
  await fillShop({ shop, orders: 50, seed: 3 })
  await exportBulk({ shop, url: shop.url, sender })
  migration = (await findExport(shop))?.migration ?? ''

  return async () => {
    await shop.close()
    await sender.discard()
  }
})

/** The tests' role may replicate, and only a superuser could revoke that. */
const withoutTheRight = () => ({
  ...shop,
  sql: new Proxy(shop.sql, {
    apply: (target, _, args: [TemplateStringsArray, ...unknown[]]) =>
      args[0].join('').includes('rolreplication')
        ? target`select false as may`
        : Reflect.apply(target as unknown as () => unknown, undefined, args),
  }),
})

const run = (options: Partial<Parameters<typeof purge>[0]> = {}) =>
  purge({
    shop: withoutTheRight(),
    url: shop.url,
    store: sender.store,
    issuer: sender.issuer,
    readerKeys,
    signingKeyFile,
    openSigningKey: async () => sender.signingKey,
    by: 'Sari',
    now: () => new Date(),
    ...options,
  })

async function attest(by = pasar) {
  const at = new Date().toISOString()
  const file = await attestedDocument.sign(
    {
      version: 1,
      migration,
      side: sender.audience,
      by: 'Budi',
      attestedAt: at,
      frozenAt: at,
      openedAt: at,
      sequence: 0,
      tables: [],
      leftBehind: null,
      moved: { orders: 50, persons: 9 },
      checksums: { oldShop: 'a'.repeat(64), pasar: 'b'.repeat(64) },
    },
    by,
  )
  await sender.store.put(closingFile(migration, 'attested'), Buffer.from(file))
}

/** Leaves files like exports that were killed while writing. */
async function leaveUnfinishedFiles() {
  const folder = bundleFolder(migration, 1)
  await mkdir(join(sender.folder, folder))
  for (const key of [`${folder}/000001-orders.age`, CURRENT]) await writeFile(join(sender.folder, partOf(key)), 'half')
}

async function open() {
  await freeze(shop, new Date())
  await recordOpened(shop, new Date())
}

test('nothing is dropped before Pasar has opened and attested where every row is', async () => {
  await expect(run()).rejects.toThrow('cut-over comes before the purge')
  await open()
  await expect(run()).rejects.toThrow('its half of the purge comes first')
  await attest(sender.signingKey)
  await expect(run()).rejects.toThrow('unknown kid')

  expect(await shop.sql`select from orders`).toHaveLength(50)
  expect(await shop.sql`select from pg_replication_slots where slot_name = ${slotOf(shop.url)}`).toHaveLength(1)
})

test('the purge leaves one row and a signed document, and destroys the signing key', async () => {
  await open()
  await attest()
  await leaveUnfinishedFiles()

  const purged = await run()

  const tables = await shop.sql`
    select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
  expect(tables.map(({ name }) => name)).toEqual(['closed.shop'])
  expect(await shop.sql`select from pg_replication_slots where slot_name = ${slotOf(shop.url)}`).toHaveLength(0)
  expect(await shop.sql`select from pg_publication`).toHaveLength(0)
  expect(existsSync(signingKeyFile)).toBe(false)
  expect(await readdir(sender.folder)).toEqual([migration])
  expect(await readdir(join(sender.folder, migration))).toEqual(['attested.json', 'emptied.json'])
  const file = await sender.store.read(closingFile(migration, 'emptied'))
  const keys = await parseBundleKeys({ keys: [sender.signingKey.publicJwk] })
  const document = await emptiedDocument.read(file ? await text(file) : '', keys)
  expect(document.tables.find(({ name }) => name === 'orders')).toEqual({ name: 'orders', rows: 50 })
  expect(document.filesRemoved).toBeGreaterThan(5)
  expect(purged).toMatchObject({ done: true, filesRemoved: document.filesRemoved })
})

test('the purge waits for the replication right to be revoked, and the next run resumes', async () => {
  await open()
  await attest()

  const waiting = await run({ shop })
  const finished = await run()

  expect(waiting).toMatchObject({ done: false, waitsFor: 'replication right' })
  expect(finished).toMatchObject({ done: true })
})

test.each([
  ['with the first file removed', 'remove'],
  ['before the word is put', 'put'],
] as const)('killed %s, the next run comes to the same end', async (_, at) => {
  await open()
  await attest()
  const dying = { ...sender.store, [at]: () => Promise.reject(new Error('killed')) }
  await expect(run({ store: dying })).rejects.toThrow('killed')

  const finished = await run()

  expect(finished).toMatchObject({ done: true })
  expect(existsSync(signingKeyFile)).toBe(false)
  expect(await readdir(join(sender.folder, migration))).toEqual(['attested.json', 'emptied.json'])
  // The key is destroyed, so this must return the stored statement that it signed.
  expect(await run({ openSigningKey: () => Promise.reject(new Error('no key')) })).toEqual(finished)
})

test('a purged shop refuses with a sentence, and another rehearsal starts from scratch', async () => {
  await open()
  await attest()
  await run()
  await expect(assertNotPurged(shop.sql)).rejects.toThrow('rehearse --anew begins another one')

  await forgetClosingRecord(shop.sql)
  await migrate(shop.url)
  await fillShop({ shop, orders: 20, seed: 3 })

  expect(await findClosingRecord(shop.sql)).toBeUndefined()
  expect(await shop.sql`select from orders`).toHaveLength(20)
})
