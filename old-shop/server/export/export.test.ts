import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checksumsFile, LARGEST_PICTURE, parseBundleKeys, readChecksums } from '@jembatan/migration-bundle'
import { type ObjectStore, partOf } from '@jembatan/platform/object-store'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as schema from '@/db/schema'
import { fillShop } from '../rehearsal/fill-shop'
import { openTestShop, type TestShop } from '../testing/test-shop'
import { type Traded, trade } from '../trade/trade'
import { exportBulk, findExport, forgetExport } from './export-bulk'
import { followChanges } from './follow-changes'
import { slotOf } from './replication'
import { sumShop } from './sum-shop'
import { readBundles, readShop } from './testing/read-bundles'
import { makeTestSender, type TestSender } from './testing/test-sender'

const ORDERS = 300
/** About twenty chunks. */
const CHUNK_ROWS = 150

let shop: TestShop
let sender: TestSender

let filled: string

beforeAll(async () => {
  const template = await openTestShop()
  filled = template.url
  await fillShop({ shop: template, orders: ORDERS, seed: 7 })
  // A database with open connections cannot be cloned.
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

const bulk = (options: Partial<Parameters<typeof exportBulk>[0]> = {}) =>
  exportBulk({ shop, url: shop.url, sender, chunkRows: CHUNK_ROWS, ...options })
const follow = (options: Partial<Parameters<typeof followChanges>[0]> = {}) =>
  followChanges({ shop, url: shop.url, sender, until: 'caught up', ...options })

/** Makes a number of changes as fast as possible. */
async function tradeSome(changes: number, seed = 1) {
  const stop = new AbortController()
  const stopSoon = (traded: Traded) => Object.values(traded).reduce((sum, of) => sum + of) >= changes && stop.abort()
  await trade({ sql: shop.sql, rate: 5000, seed, signal: stop.signal, onProgress: stopSoon })
}

describe('the bulk', () => {
  test('contains every exportable row once, in UTC, and a second run changes nothing', async () => {
    await shop.sql.unsafe(`alter database ${new URL(shop.url).pathname.slice(1)} set timezone to 'Asia/Jakarta'`)
    let last: unknown[] = []
    const exported = await bulk({ onProgress: (...progress) => (last = progress) })

    const { tables, manifests } = await readBundles(sender, exported?.migration ?? '')
    expect(tables).toEqual(await readShop(shop))
    const rows = [...tables.values()].reduce((total, table) => total + table.size, 0)
    const sizes = [...tables].map(([table, { size }]) => [table, size]).filter(([, size]) => size !== 0)
    expect(last).toEqual([rows, rows, Object.fromEntries(sizes)])
    expect(manifests).toHaveLength(1)
    expect(await bulk()).toMatchObject({ migration: exported?.migration, made: false })
  })

  test('sums money by table', async () => {
    const exported = await bulk()

    const { manifests } = await readBundles(sender, exported?.migration ?? '')
    const [sums] = await shop.sql`
      select count(*)::int as rows, sum(amount)::text as sum from payments`
    expect(manifests[0]?.tables.payments).toEqual(sums)
  })

  test('is one snapshot: concurrent purchases come with the changes', async () => {
    const before = await readShop(shop)
    let purchase: Promise<void> | undefined
    // Called right after the snapshot is created, before its first reader.
    const now = () => {
      purchase ??= buySomething()
      return new Date()
    }

    const exported = await bulk({ sender: { ...sender, now, store: storeThat(buySomething) } })
    await purchase
    const { tables } = await readBundles(sender, exported?.migration ?? '')

    expect(tables).toEqual(before)
    await follow()
    expect((await readBundles(sender, exported?.migration ?? '')).tables).toEqual(await readShop(shop))
  })

  test('leaves no social identity in any file, encrypted or not, and no name without consent', async () => {
    const exported = await bulk()

    const { tables } = await readBundles(sender, exported?.migration ?? '')
    const [people] = await shop.sql<{ ids: string[]; silent: number }[]>`
      select array_agg(social_user_id) as ids, (count(*) filter (where consent is distinct from 'yes'))::int as silent
      from shoppers`
    const crossed = JSON.stringify([...tables].map(([table, rows]) => [table, [...rows.values()]]))
    const nameless = [...(tables.get('shoppers')?.values() ?? [])].filter((row) => 'name' in row && row.name === null)
    expect(people?.ids.filter((id) => crossed.includes(id))).toEqual([])
    expect(nameless).toHaveLength(people?.silent ?? -1)
    for (const file of await filesOf(sender.folder)) {
      const text = (await readFile(file)).toString('latin1')
      expect(people?.ids.filter((id) => text.includes(id))).toEqual([])
    }
  })

  test('stopped after any chunk, it resumes with the same result', async () => {
    let runs = 0
    let exported: Awaited<ReturnType<typeof bulk>>
    do {
      const stop = new AbortController()
      exported = await bulk({ signal: stop.signal, sender: { ...sender, store: storeThat(async () => stop.abort()) } })
      await tradeSome(3, runs)
      runs += 1
    } while (!exported)
    await follow()

    expect(runs).toBeGreaterThan(10)
    expect((await readBundles(sender, exported.migration)).tables).toEqual(await readShop(shop))
  })

  test.each(['a chunk', 'the manifest'])('after a failure at %s, it repeats only that', async (what) => {
    const failing = storeThat(async (key) => {
      if (!key.endsWith(what === 'a chunk' ? '000004-shoppers.age' : 'manifest.json')) return
      await writeFile(join(sender.folder, partOf(key)), 'half')
      throw new Error('disk full')
    })
    await expect(bulk({ sender: { ...sender, store: failing } })).rejects.toThrow('disk full')
    const signed = await shop.sql`select manifest from export_bundles`
    const puts: string[] = []
    const listening = storeThat(async (key) => void puts.push(key.split('/').at(-1) ?? ''))

    const exported = await bulk({ sender: { ...sender, store: listening } })

    const { tables } = await readBundles(sender, (await findExport(shop))?.migration ?? '')
    expect(tables).toEqual(await readShop(shop))
    expect((await filesOf(sender.folder)).filter((file) => file.endsWith('.part'))).toEqual([])
    if (what === 'a chunk') expect(puts).toContain('000004-shoppers.age')
    else expect(puts).toEqual(['manifest.json', 'promise.json', 'current.json'])
    // The first manifest may have been transferred already, so the second must be identical.
    if (what === 'the manifest') {
      const again = await readFile(join(sender.folder, `${exported?.migration}/000000/manifest.json`), 'utf8')
      expect(again).toBe(signed[0]?.manifest)
    }
  })

  test('killed twice in the middle, it resumes with the same result', async () => {
    const countDone = async () =>
      (await shop.db.select().from(schema.exportChunks)).filter(({ doneAt }) => doneAt).length
    const killAfterAnotherChunk = async () => {
      const before = await countDone()
      const exporter = await startCommand('export')
      const exit = once(exporter, 'exit')
      const hasGoneOn = async () => exporter.exitCode !== null || (await countDone()) > before
      await vi.waitFor(async () => expect(await hasGoneOn()).toBe(true), WAITING)
      exporter.kill('SIGKILL')
      return exit
    }

    await killAfterAnotherChunk()
    const exported = await bulk()
    await follow()

    expect((await readBundles(sender, exported?.migration ?? '')).tables).toEqual(await readShop(shop))
  }, 60_000)

  test('a chunk whose file is missing is written again', async () => {
    const failing = storeThat(async (key) => {
      if (key.endsWith('invoices.age')) throw new Error('disk full')
    })
    await expect(bulk({ sender: { ...sender, store: failing } })).rejects.toThrow('disk full')
    const [first] = await filesOf(sender.folder)
    await rm(first ?? '')

    const exported = await bulk()

    expect((await readBundles(sender, exported?.migration ?? '')).tables).toEqual(await readShop(shop))
  })

  test('says what to do when changes since its beginning are lost', async () => {
    await bulk({ signal: AbortSignal.abort() })
    await shop.sql`select pg_drop_replication_slot(${slotOf(shop.url)})`

    await expect(bulk()).rejects.toThrow('Begin anew: npm run migration -- export --anew')
    await forgetExport(shop, shop.url)
    expect(await bulk()).toMatchObject({ made: true })
  })
})

describe('pictures', () => {
  const picturesOf = ({ manifests }: Awaited<ReturnType<typeof readBundles>>) =>
    manifests.map(({ pictures }) => pictures.map(({ sha256 }) => sha256))
  const listPictures = async () =>
    (await shop.sql`select distinct picture from products where picture is not null order by 1`).map(
      ({ picture }) => picture,
    )
  async function giveNew(product: number, content: Buffer) {
    const sha256 = createHash('sha256').update(content).digest('hex')
    await shop.sql`insert into pictures (sha256, content) values (${sha256}, ${content})`
    await shop.sql`update products set picture = ${sha256} where id = ${product}`
    return sha256
  }

  test('are exported once, with the first product that has them', async () => {
    const exported = await bulk()
    const inTheBulk = await listPictures()
    const fresh = await giveNew(1, Buffer.from('new'))
    await follow()
    await shop.sql`update products set picture = ${fresh} where id = 2`
    await follow()

    const read = await readBundles(sender, exported?.migration ?? '')
    expect(picturesOf(read)).toEqual([inTheBulk, [fresh], []])
    const [entry] = read.manifests[1]?.pictures ?? []
    expect(await read.readPicture(1, entry)).toEqual(Buffer.from('new'))
  })

  test.each(['in the bulk', 'with a change'])('are complete after a run that failed at one %s', async (where) => {
    const exported = where === 'in the bulk' ? undefined : await bulk()
    const fresh = where === 'in the bulk' ? undefined : await giveNew(1, Buffer.from('new'))
    let puts = 0
    const failing = storeThat(async (key) => {
      if (!/[0-9a-f]{64}\.age$/.test(key)) return
      puts += 1
      if (fresh || puts > 3) throw new Error('disk full')
    })
    const run = fresh ? follow : bulk
    await expect(run({ sender: { ...sender, store: failing } })).rejects.toThrow('disk full')
    const later: string[] = []
    await run({ sender: { ...sender, store: storeThat(async (key) => void later.push(key)) } })

    const { migration } = exported ?? (await findExport(shop)) ?? { migration: '' }
    const listed = picturesOf(await readBundles(sender, migration))
    expect(listed.at(-1)).toEqual(fresh ? [fresh] : await listPictures())
    expect(later.filter((key) => /[0-9a-f]{64}\.age$/.test(key))).toHaveLength(
      fresh ? 1 : (await listPictures()).length - 3,
    )
  })

  test('that are too large are not exported, but their product is', async () => {
    await giveNew(1, Buffer.alloc(LARGEST_PICTURE + 1))

    const exported = await bulk()

    const read = await readBundles(sender, exported?.migration ?? '')
    const product = read.tables.get('products')?.get(1)
    expect(product).toMatchObject({ picture: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(read.manifests[0]?.pictures.every(({ bytes }) => bytes <= LARGEST_PICTURE)).toBe(true)
  })
})

describe('the changes', () => {
  test('bring every row up to date, in bundles that name their predecessor', async () => {
    const exported = await bulk()
    await tradeSome(100)

    const followed = await follow({ mostChanges: 40 })

    const { tables, manifests } = await readBundles(sender, exported?.migration ?? '')
    expect(tables).toEqual(await readShop(shop))
    expect(manifests.length).toBe(1 + followed.bundles)
    expect(followed.bundles).toBeGreaterThan(1)
  })

  test('are written continuously until the signal', async () => {
    const exported = await bulk()
    const stop = new AbortController()
    const following = follow({ until: 'stopped', signal: stop.signal })
    await tradeSome(100)
    stop.abort()
    await following
    await follow()

    expect((await readBundles(sender, exported?.migration ?? '')).tables).toEqual(await readShop(shop))
  })

  test.each([
    ['a chunk', 1],
    ['the manifest', 0],
  ])('failing at %s, they are written again, and once', async (what, bundlesOfTheNextRun) => {
    const exported = await bulk()
    await shop.sql`update payments set status = 'settled' where id = 1`
    const failing = storeThat(async (key) => {
      if (key.endsWith(what === 'a chunk' ? 'payments.age' : 'manifest.json')) throw new Error('disk full')
    })
    await expect(follow({ sender: { ...sender, store: failing } })).rejects.toThrow('disk full')
    // A killed run may leave files that the next run splits differently.
    await sender.store.put(`${exported?.migration}/000001/000009-reviews-deleted.age`, Buffer.from('half'))

    const followed = await follow()

    const { tables, manifests } = await readBundles(sender, exported?.migration ?? '')
    expect(followed.bundles).toBe(bundlesOfTheNextRun)
    expect(tables).toEqual(await readShop(shop))
    expect(manifests.map(({ from, to }) => [from, to])).toEqual(
      manifests.map(({ to }, index) => [manifests[index - 1]?.to ?? to, to]),
    )
  })

  test('carry a withdrawn consent, and remove the name', async () => {
    const exported = await bulk()
    const [person] = await shop.sql<{ id: number }[]>`
      update shoppers set consent = 'no' where id = (select min(id) from shoppers where consent = 'yes') returning id::float`

    await follow()

    const { tables } = await readBundles(sender, exported?.migration ?? '')
    expect(tables.get('shoppers')?.get(person?.id ?? 0)).toMatchObject({ consent: 'no', name: null, phone: null })
  })

  test('release the log that they have exported', async () => {
    await bulk()
    await tradeSome(50)
    const [before] = await shop.sql`select pg_current_wal_lsn() as lsn`

    await follow()

    const [slot] = await shop.sql`
      select confirmed_flush_lsn >= ${before?.lsn ?? '0/0'}::pg_lsn as confirmed from pg_replication_slots
      where slot_name = ${slotOf(shop.url)}`
    expect(slot?.confirmed).toBe(true)
  })

  test('read only the last bundle', async () => {
    await bulk()
    await shop.sql`
      insert into export_bundles select number, '', hash, up_to, 1, signed_at, stored_at
      from export_bundles, generate_series(1, 1000) as number`
    await shop.sql`update payments set status = 'settled' where id = 1`
    const sql = postgres(shop.url, { max: 1 })
    const counting = { sql, db: drizzle(sql, { schema, casing: 'snake_case' }), close: sql.end }

    const followed = await follow({ shop: counting })

    await sql`select pg_stat_force_next_flush()`
    const [read] = await sql<{ rows: number }[]>`
      select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_user_tables where relname = 'export_bundles'`
    await sql.end()
    expect(followed).toMatchObject({ sequence: 1001, bundles: 1 })
    expect(read?.rows).toBeLessThan(1000)
  })

  test('stop when the old shop is emptied meanwhile', async () => {
    await bulk()
    await shop.sql`truncate reviews`

    await expect(follow()).rejects.toThrow('Begin anew')
  })
})

test('the old shop signs checksums after its last bundle while it keeps selling', async () => {
  const exported = await bulk()
  const stop = new AbortController()
  const trading = trade({ sql: shop.sql, rate: 400, seed: 5, signal: stop.signal })

  const { migration, sequence } = await sumShop({ shop, url: shop.url, sender })
  stop.abort()
  await trading

  const file = await readFile(join(sender.folder, checksumsFile(migration, 'old-shop')), 'utf8')
  const document = await readChecksums(file, await parseBundleKeys({ keys: [sender.signingKey.publicJwk] }))
  const { tables, manifests } = await readBundles(sender, exported?.migration ?? '')
  const arrived = [...tables].map(([table, rows]) => [table, rows.size, sumOf([...rows.values()])])
  const signed = [...tables.keys()].map((table) => {
    const ranges = document.ranges.filter((range) => range.table === table)
    return [
      table,
      ranges.reduce((sum, { rows }) => sum + rows, 0),
      ranges.reduce((sum, range) => sum + Number(range.sum), 0),
    ]
  })
  expect(sequence).toBe(manifests.length - 1)
  expect(document).toMatchObject({ migration: exported?.migration, sequence, side: sender.issuer })
  expect(signed).toEqual(arrived)
})

const sumOf = (rows: object[]) =>
  rows.reduce(
    (sum, row) =>
      sum +
      Number(('amount' in row && row.amount) || ('total' in row && row.total) || ('price' in row && row.price) || 0),
    0,
  )

/** An operator's process takes a moment to start. */
const WAITING = { interval: 10, timeout: 25_000 }

/** Starts a command in its own process, like an operator, with this test's keys and folder. */
async function startCommand(name: string) {
  const place = (file: string) => join(sender.folder, `${file}.json`)
  await writeFile(place('signing-key'), JSON.stringify(sender.signingJwk))
  await writeFile(place('recipient'), JSON.stringify({ recipient: sender.recipient }))

  return spawn('node', ['--import', 'tsx', `server/commands/${name}.ts`], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      TOKO_LAMA_DATABASE_URL: shop.url,
      TOKO_LAMA_ISSUER: sender.issuer,
      TOKO_LAMA_AUDIENCE: sender.audience,
      TOKO_LAMA_SIGNING_KEY_FILE: place('signing-key'),
      TOKO_LAMA_RECIPIENT_FILE: place('recipient'),
      TOKO_LAMA_BUNDLE_FOLDER: sender.folder,
    },
  })
}

/** Wraps the sender's store with a callback before each put. */
function storeThat(before: (key: string) => Promise<void>): ObjectStore {
  return {
    ...sender.store,
    put: async (key, bytes) => {
      await before(key)
      await sender.store.put(key, bytes)
    },
  }
}

async function buySomething() {
  await shop.sql`update orders set status = 'completed', ended_at = now() where id = (select min(id) from orders where status = 'sent')`
  await shop.sql`insert into reviews (product_id, order_id, shopper_id, rating, words, written_at) values (1, 1, 1, 5, 'Bagus', now())`
}

const filesOf = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
