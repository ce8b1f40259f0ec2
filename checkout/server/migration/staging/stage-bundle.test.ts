import { BundleRefused, type Cell, MANIFEST, tableNames } from '@jembatan/migration-bundle'
import type { Sql } from 'postgres'
import { describe, expect, test } from 'vitest'
import { openShop } from '../../testing/open-world'
import { Killed, mortal } from '../testing/mortal'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { filesOf, type Rows, type TestBundle, writer } from '../testing/write-bundle'
import { countRows, unbalanced } from '../validation/count-rows'
import { tableName } from '../validation/staged-tables'
import { stageBundle } from './stage-bundle'

const now = () => new Date('2024-02-28T03:00:00Z')
const ORDERS = 12
const CHUNK_ROWS = 5

async function openStaging() {
  const { sql } = await openShop()
  const load = ({ files }: Pick<TestBundle, 'files'>) => stageBundle({ sql, files, reader: writer.reader, now })

  return { sql, load }
}

const write = (rows: Rows, options: Partial<Parameters<typeof writer.write>[0]> = {}) =>
  writer.write({ rows, chunkRows: CHUNK_ROWS, ...options })

describe('a bundle', () => {
  test('is loaded with every row in its table', async () => {
    const { sql, load } = await openStaging()

    const marked = rowOf('reviews', { id: 99, orderId: 1, words: 'satu\ttiga\\N\nempat\r\\\b\f\v é' })
    const clean = cleanShop(ORDERS)
    const loaded = await load(await write({ ...clean, reviews: [...(clean.reviews ?? []), marked] }))

    const counts = await countRows(sql)
    expect(loaded).toEqual({ sequence: 0, rows: 5 * ORDERS + 7 })
    expect(counts.find(({ table }) => table === 'orders')).toMatchObject({ source: ORDERS, loaded: ORDERS })
    expect(unbalanced(counts)).toEqual([])
  })

  test('that was loaded is refused the second time, and changes nothing', async () => {
    const { sql, load } = await openStaging()
    const bundle = await write(cleanShop(ORDERS))
    await load(bundle)
    const before = await countRows(sql)

    await expect(load(bundle)).rejects.toMatchObject({ code: 'bundle_replayed' })

    expect(await countRows(sql)).toEqual(before)
  })

  test.each([
    ['a wrong byte of the last chunk', 'bundle_altered', (files: TestBundle['content']) => flip(files)],
    ['a chunk less', 'bundle_incomplete', (files: TestBundle['content']) => files.delete(lastOf(files))],
    ['a file more', 'bundle_too_large', (files: TestBundle['content']) => files.set('x.age', new Uint8Array(9))],
    ['no manifest', 'bundle_incomplete', (files: TestBundle['content']) => files.delete(MANIFEST)],
  ])('with %s is refused before a row is written: %s', async (_, code, change) => {
    const { sql, load } = await openStaging()
    const { content } = await write(cleanShop(ORDERS))
    change(content)

    await expect(load({ files: filesOf(content) })).rejects.toMatchObject({ code })

    expect(await sql`select from migration.bundles`).toHaveLength(0)
    expect(await rowsHere(sql)).toBe(0)
  })

  const order = (changes: object): Rows => ({
    orders: [...(cleanShop(9).orders ?? []), rowOf('orders', { id: 10, ...changes })],
  })
  test.each<[string, Rows]>([
    ['a status that there is not', order({ status: 'lost' })],
    ['a reference to no key', order({ shopperId: 0 })],
    ['a text that is too long', order({ recipient: 'a'.repeat(601) })],
    ['an instant that is a word', order({ placedAt: 'now' })],
    ['an instant finer than milliseconds', order({ placedAt: '2024-01-03 05:00:00.0004+00' })],
    ['an instant without its zone', order({ placedAt: '2024-01-03 05:00:00' })],
    ['a cell more', { orders: [[...rowOf('orders', { id: 1 }), 'usr_1']] }],
    ['a name without a yes', { shoppers: [rowOf('shoppers', { id: 1, consent: 'no' })] }],
  ])('with %s is refused whole, and leaves no row and no message', async (_, rows) => {
    const { sql, load } = await openStaging()
    const bundle = await write({ merchants: cleanShop(1).merchants, ...rows })

    const refusal = await load(bundle).catch((error: unknown) => error)

    expect(refusal).toMatchObject({ code: 'bundle_other_schema' })
    expect(String(refusal)).not.toMatch(/Siti|usr_1|lost/)
    expect(await rowsHere(sql)).toBe(0)
    expect(await sql`select from migration.bundles`).toHaveLength(0)
  })

  test('has no keys while it is half loaded, and has them again when it is in', async () => {
    const { sql } = await openStaging()
    const keys = tableNames.map((table) => `${tableName(table)}_pkey`).sort()
    const stop = new AbortController()
    const { files } = await write(cleanShop(ORDERS))
    const loading = { sql, files, reader: writer.reader, now }

    await stageBundle({ ...loading, signal: stop.signal, onProgress: () => stop.abort() })
    expect((await indexesOf(sql)).filter((name) => keys.includes(name))).toEqual([])
    await stageBundle(loading)

    expect((await indexesOf(sql)).filter((name) => !name.startsWith('by_'))).toEqual(keys)
    expect(
      await sql`select from pg_class where reloptions is not null and relnamespace = 'migration'::regnamespace`,
    ).toEqual([])
  })

  test('with a row twice is refused whole', async () => {
    const { sql, load } = await openStaging()
    const { orders = [], ...others } = cleanShop(CHUNK_ROWS)

    await expect(load(await write({ ...others, orders: [...orders, ...orders] }))).rejects.toMatchObject({
      code: 'bundle_other_schema',
    })

    expect(await rowsHere(sql)).toBe(0)
  })

  test('cannot continue the half-loaded rows of a bundle with other content', async () => {
    const { sql } = await openStaging()
    const stop = new AbortController()
    const half = await write(cleanShop(ORDERS))
    const loading = { sql, reader: writer.reader, now }
    await stageBundle({ ...loading, files: half.files, signal: stop.signal, onProgress: () => stop.abort() })

    const other = await write(cleanShop(ORDERS + 1))

    await expect(stageBundle({ ...loading, files: other.files })).rejects.toMatchObject({ code: 'bundle_out_of_order' })
    expect(await stageBundle({ ...loading, files: half.files })).toMatchObject({ sequence: 0 })
  })
})

describe('changes', () => {
  test('put rows in place of those with their keys, and take away what is gone', async () => {
    const { sql, load } = await openStaging()
    const bulk = await write(cleanShop(ORDERS))
    await load(bulk)
    const changes = await write(
      { products: [rowOf('products', { id: 1, price: 26_000 }), rowOf('products', { id: 2 })] },
      { sequence: 1, previous: bulk.hash, deleted: { reviews: [3, 4, 999] } },
    )

    await load(changes)

    const counts = await countRows(sql)
    expect(await sql`select price::int from migration.products order by id`).toMatchObject([
      { price: 26_000 },
      { price: 25_000 },
    ])
    expect(counts.find(({ table }) => table === 'products')).toMatchObject({ source: 2, loaded: 2 })
    expect(counts.find(({ table }) => table === 'reviews')).toMatchObject({ source: ORDERS - 2, loaded: ORDERS - 2 })
  })

  test('that come too early or follow another bundle are refused', async () => {
    const { load } = await openStaging()
    const bulk = await write(cleanShop(3))
    const next = await write({}, { sequence: 1, previous: bulk.hash })
    await expect(load(next)).rejects.toMatchObject({ code: 'bundle_out_of_order' })
    await load(bulk)

    await expect(load(await write({}, { sequence: 1, previous: 'a'.repeat(64) }))).rejects.toMatchObject({
      code: 'bundle_out_of_order',
    })
    await expect(load(await write({}, { sequence: 2, previous: next.hash }))).rejects.toMatchObject({
      code: 'bundle_out_of_order',
    })
    expect(await load(next)).toEqual({ sequence: 1, rows: 0 })
  })

  test('load the rows that waited for them, and quarantine the rows that depend on what they broke', async () => {
    const { sql, load } = await openStaging()
    const clean = cleanShop(2)
    const bulk = await write({ ...clean, orders: clean.orders?.slice(0, 1) })
    await load(bulk)
    expect(await codes(sql)).toEqual({
      'invoices order_missing': 1,
      'order_lines order_missing': 1,
      'payments order_missing': 1,
      'reviews order_missing': 1,
    })

    const second = await write({ orders: clean.orders?.slice(1) }, { sequence: 1, previous: bulk.hash })
    await load(second)
    expect(await codes(sql)).toEqual({})
    await load(
      await write({ orders: [rowOf('orders', { id: 1, total: 59_001 })] }, { sequence: 2, previous: second.hash }),
    )

    expect(await codes(sql)).toEqual({
      'invoices order_quarantined': 1,
      'order_lines order_quarantined': 1,
      'orders order_sum_wrong': 1,
      'payments payment_sum_wrong': 1,
      'reviews order_quarantined': 1,
    })
    expect(unbalanced(await countRows(sql))).toEqual([])
  })
})

describe('killed before each of its statements in turn, it goes on and comes to the same end', () => {
  const dirty = (): Rows => ({
    ...cleanShop(7),
    orderLines: [...(cleanShop(7).orderLines ?? []), rowOf('orderLines', { id: 99, orderId: 99 })],
  })

  test.each(['the bulk', 'changes'])('%s', async (which) => {
    const { sql, load } = await openStaging()
    const bulk = await write(dirty())
    const changes = await write(
      { orders: [rowOf('orders', { id: 2, total: 1 })] },
      { sequence: 1, previous: bulk.hash, deleted: { reviews: [3] } },
    )
    if (which === 'changes') await load(bulk)
    const victim = which === 'changes' ? changes : bulk

    let kills = 0
    for (let dieBefore = 1; ; dieBefore += 1) {
      const died = await loadAndDie(sql, victim, dieBefore)
      expect(unbalanced((await countRows(sql)).filter(({ source }) => source > 0))).toEqual([])
      if (!died) break
      kills += 1
    }

    expect(kills).toBeGreaterThan(which === 'changes' ? 20 : 40)
    const ended = { counts: await countRows(sql), rows: await everyRow(sql) }
    expect(
      await load(which === 'changes' ? await write({}, { sequence: 2, previous: changes.hash }) : changes),
    ).toBeDefined()
    const again = await openStaging()
    await again.load(bulk)
    if (which === 'changes') await again.load(changes)
    expect({ counts: await countRows(again.sql), rows: await everyRow(again.sql) }).toEqual(ended)
  })

  /** Returns whether the process died there. */
  const loadAndDie = (sql: Sql, { files }: TestBundle, dieBefore: number) =>
    stageBundle({ sql: mortal(sql, dieBefore), files, reader: writer.reader, now }).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Killed) return true
        // Only the validations were missing, and they are done now.
        if (error instanceof BundleRefused && error.code === 'bundle_replayed') return false
        throw error
      },
    )
})

/** Returns the indexes of the staged tables. */
async function indexesOf(sql: Sql): Promise<string[]> {
  const indexes = await sql<{ name: string }[]>`
    select indexname as name from pg_indexes
    where schemaname = 'migration' and tablename = any(${tableNames.map(tableName)}) order by name`

  return indexes.map(({ name }) => name)
}

async function rowsHere(sql: Sql) {
  const counts = await countRows(sql)

  return counts.reduce((total, { loaded, quarantined, refused }) => total + loaded + quarantined + refused, 0)
}

async function codes(sql: Sql) {
  const counts = await countRows(sql)
  const reasonsByTable = counts.flatMap(({ table, reasons }) =>
    Object.entries(reasons).map(([code, rows]) => [
      `${table.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`)} ${code}`,
      rows,
    ]),
  )

  return Object.fromEntries(reasonsByTable)
}

const everyRow = async (sql: Sql): Promise<Cell[]> =>
  [
    ...(await sql`select to_jsonb(o) as row from migration.orders o order by id`),
    ...(await sql`select to_jsonb(o) as row from migration.order_lines o order by id`),
    ...(await sql`select to_jsonb(o) as row from migration.reviews o order by id`),
    ...(await sql`select table_name, key::int, state, code, source, row from migration.quarantine order by 1, 2`),
  ] as unknown as Cell[]

const lastOf = (files: TestBundle['content']) => [...files.keys()].filter((name) => name !== MANIFEST).at(-1) ?? ''

function flip(files: TestBundle['content']) {
  const bytes = files.get(lastOf(files))
  if (bytes) bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
}
