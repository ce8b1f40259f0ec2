import { text } from 'node:stream/consumers'
import {
  checksumsFile,
  closingFile,
  type DocumentKeys,
  frozenDocument,
  generateSigningKey,
  openedDocument,
  parseBundleKeys,
  parseSigningKey,
  readChecksums,
  readyDocument,
  type SigningKey,
} from '@jembatan/migration-bundle'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { exportBulk, findExport } from '../export/export-bulk'
import { readBundles, readShop } from '../export/testing/read-bundles'
import { makeTestSender, type TestSender } from '../export/testing/test-sender'
import { fillShop } from '../rehearsal/fill-shop'
import { openTestShop, type TestShop } from '../testing/test-shop'
import { type Traded, trade } from '../trade/trade'
import { cutOver, forgetFrozen } from './cut-over'
import { findCutOver, freeze, thaw } from './freeze'
import { inTurn } from './in-turn'

const ORDERS = 300
const CLOSED = 'Toko Lama has closed for its move to Pasar: it takes no orders and changes nothing any more.'

let filled: string
let shop: TestShop
let sender: TestSender
let pasar: SigningKey
let readerKeys: DocumentKeys

beforeAll(async () => {
  pasar = await parseSigningKey(await generateSigningKey())
  readerKeys = await parseBundleKeys({ keys: [pasar.publicJwk] })
  const template = await openTestShop()
  filled = template.url
  await fillShop({ shop: template, orders: ORDERS, seed: 11 })
  await template.disconnect()

  return template.drop
})

beforeEach(async () => {
  shop = await openTestShop(filled)
  sender = await makeTestSender()

  return async () => {
    await shop.close()
    await sender.discard()
  }
})

const end = async (signal?: AbortSignal) => {
  await signReady()
  return cutOver({ shop, url: shop.url, sender, readerKeys, signal })
}
const exportAll = () => exportBulk({ shop, url: shop.url, sender })
const totalOf = (traded: Traded) => Object.values(traded).reduce((sum, of) => sum + of)

/** Buys, pays and edits at a realistic rate until the shop closes or the test ends. */
function tradeOn() {
  const stop = new AbortController()
  let changes = 0
  const trading = trade({
    sql: shop.sql,
    rate: 400,
    seed: 5,
    signal: stop.signal,
    onProgress: (traded) => (changes = totalOf(traded)),
  })
  return {
    trading,
    untilSome: () => vi.waitUntil(() => changes > 20, { timeout: 10_000 }),
    stop: async () => {
      stop.abort()
      await trading
    },
  }
}

/** Signs as Pasar does after it has imported the bundles. */
async function signReady(sequence = 0) {
  const migration = (await findExport(shop))?.migration ?? ''
  const document = {
    version: 1 as const,
    migration,
    side: sender.audience,
    sequence,
    createdAt: new Date().toISOString(),
  }
  await sender.store.put(closingFile(migration, 'ready'), Buffer.from(await readyDocument.sign(document, pasar)))
}

/** Signs as Pasar does after it has read that the shop is closed. */
async function signOpened() {
  const current = await findExport(shop)
  const migration = current?.migration ?? ''
  const file = await vi.waitUntil(() => sender.store.read(closingFile(migration, 'frozen')), { timeout: 10_000 })
  const keys = await parseBundleKeys({ keys: [sender.signingKey.publicJwk] })
  const { sequence, frozenAt } = await frozenDocument.read(await text(file), keys)
  const openedAt = new Date().toISOString()
  const document = { version: 1 as const, migration, side: sender.audience, sequence, frozenAt, openedAt }
  await sender.store.put(closingFile(migration, 'opened'), Buffer.from(await openedDocument.sign(document, pasar)))

  return { migration, sequence, openedAt }
}

test('a frozen shop refuses every change with one sentence', async () => {
  await freeze(shop, new Date())

  for (const change of [
    `insert into orders select * from orders where false`,
    `update payments set status = 'settled'`,
    `delete from reviews`,
    `truncate vouchers`,
  ])
    await expect(shop.sql.unsafe(change)).rejects.toThrow(CLOSED)
})

test('a running order completes, and is in the last bundle', async () => {
  await exportAll()
  const connection = await shop.sql.reserve()
  await connection`begin`
  await connection`update products set stock = stock - 1 where id = 1`
  const ending = end()
  await vi.waitUntil(async () => {
    const waiting = await shop.sql`select from pg_locks where not granted and locktype = 'relation'`
    return waiting.count > 0
  })

  await connection`insert into orders select 9001, total, 'TL-LATE', shopper_id, merchant_id, status, subtotal, shipping, discount,
    voucher_code, recipient, phone, address, postal_code, note, placed_at from orders where id = 1`
  await connection`commit`
  connection.release()
  const { migration } = await signOpened()
  await ending

  const { tables } = await readBundles(sender, migration)
  expect(tables.get('orders')?.get(9001)).toMatchObject({ number: 'TL-LATE' })
})

test('a shop with sales closes, exports and sums all its rows, and reads that Pasar opened', async () => {
  await exportAll()
  const { trading, untilSome } = tradeOn()
  await untilSome()

  const ending = end()
  const { migration, sequence, openedAt } = await signOpened()
  const ended = await ending

  expect(await trading).toMatchObject({ closed: true })
  expect(ended?.openedAt).toEqual(new Date(openedAt))
  expect((await readBundles(sender, migration)).tables).toEqual(await readShop(shop))
  const summed = await sender.store.read(checksumsFile(migration, 'old-shop'))
  const keys = await parseBundleKeys({ keys: [sender.signingKey.publicJwk] })
  expect(await readChecksums(summed ? await text(summed) : '', keys)).toMatchObject({ sequence })
})

test('before Pasar opens, a roll-back lets the shop sell, continues the log and removes the documents', async () => {
  const exported = await exportAll()
  const stop = new AbortController()
  const ending = end(stop.signal)
  const frozen = closingFile(exported?.migration ?? '', 'frozen')
  await vi.waitUntil(() => sender.store.read(frozen), { timeout: 10_000 })
  stop.abort()
  expect(await ending).toBeUndefined()

  expect(await thaw(shop)).toEqual({ thawed: true })
  await forgetFrozen(shop, sender)
  await shop.sql`update products set price = price + 500 where id = 1`

  expect(await sender.store.read(frozen)).toBeUndefined()
  const again = end()
  const { migration } = await signOpened()
  await again
  expect((await readBundles(sender, migration)).tables).toEqual(await readShop(shop))
})

test('after the opening a roll-back is refused', async () => {
  await exportAll()
  const ending = end()
  const { openedAt } = await signOpened()
  await ending

  await expect(thaw(shop)).rejects.toThrow(`Pasar opened at ${openedAt}: there is no way back.`)
  expect(await end()).toMatchObject({ openedAt: new Date(openedAt) })
})

test('killed before its document is stored, it resumes with the same closing time and consecutive bundles', async () => {
  const exported = await exportAll()
  const dying: TestSender = {
    ...sender,
    store: {
      ...sender.store,
      put: async (key, bytes) => {
        if (key.endsWith('frozen.json')) throw new Error('killed')
        await sender.store.put(key, bytes)
      },
    },
  }
  await signReady()
  await expect(cutOver({ shop, url: shop.url, sender: dying, readerKeys })).rejects.toThrow('killed')
  const before = await findCutOver(shop)

  const ending = end()
  const { migration } = await signOpened()

  expect((await ending)?.frozenAt).toEqual(before?.frozenAt)
  expect(migration).toBe(exported?.migration)
  expect((await readBundles(sender, migration)).tables).toEqual(await readShop(shop))
})

test('the old shop sells and writes changes until Pasar is ready, and stays open if the cut-over stops before', async () => {
  const exported = await exportAll()
  const { untilSome, stop: stopTrading } = tradeOn()
  const stop = new AbortController()

  const ending = cutOver({ shop, url: shop.url, sender, readerKeys, signal: stop.signal })
  await untilSome()
  await expect
    .poll(async () => (await readBundles(sender, exported?.migration ?? '')).manifests.length, { timeout: 10_000 })
    .toBeGreaterThan(1)
  stop.abort()

  expect(await ending).toBeUndefined()
  await stopTrading()
  expect(await findCutOver(shop)).toBeUndefined()
})

test('a document signed with another key opens nothing', async () => {
  const exported = await exportAll()
  const forger = await parseSigningKey(await generateSigningKey())
  const at = new Date().toISOString()
  const document = { version: 1 as const, migration: exported?.migration ?? '', side: sender.audience, sequence: 0 }
  const forged = await openedDocument.sign({ ...document, frozenAt: at, openedAt: at }, forger)
  await sender.store.put(closingFile(document.migration, 'opened'), Buffer.from(forged))

  await expect(end()).rejects.toThrow('unknown kid')
  expect((await findCutOver(shop))?.openedAt).toBeNull()
})

test('a second cut-over is refused while one is under way', async () => {
  let release = () => {}
  const first = inTurn(shop, () => new Promise<void>((resolve) => (release = resolve)))
  await vi.waitUntil(async () => (await shop.sql`select from pg_locks where locktype = 'advisory'`).count > 0)

  await expect(inTurn(shop, async () => 'both')).rejects.toThrow('A cut-over is under way')
  release()
  await first
  await expect(inTurn(shop, async () => 'done')).resolves.toBe('done')
})
