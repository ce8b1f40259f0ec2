import { bundleFolder, CURRENT, MANIFEST } from '@jembatan/migration-bundle'
import postgres, { type Sql } from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { openShop } from '../../testing/open-world'
import { openPlace } from '../testing/old-shop-end'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { MIGRATION, writer } from '../testing/write-bundle'
import { countRows } from '../validation/count-rows'
import { stageArrived } from './stage-arrived'

const OTHER_MIGRATION = '0c2d9d4f-1de0-4b35-8f0f-0d4a4d1a7c11'

async function openArrived() {
  const { sql, url } = await openShop()
  const place = await openPlace()
  const load = (by = sql) => stageArrived({ sql: by, store: place.store, reader: writer.reader, now: () => new Date() })

  return { ...place, sql, url, load }
}

test('every bundle that has arrived whole is loaded, in order and once', async () => {
  const { sql, load, carry } = await openArrived()
  const bulk = await writer.write({ rows: cleanShop(3) })
  const changes = await writer.write({ rows: {}, deleted: { reviews: [1] }, sequence: 1, previous: bulk.hash })
  await carry(1, changes)
  await carry(0, bulk)

  const loaded = await load()
  const again = await load()

  expect(loaded).toMatchObject({ bundles: 2 })
  expect(again).toMatchObject({ bundles: 0, next: 2, isOnItsWay: false })
  expect((await countRows(sql)).find(({ table }) => table === 'orders')).toMatchObject({ source: 3, loaded: 3 })
})

test('a run that was killed before it validated the bulk is made up for, even if nothing else has come', async () => {
  const { sql, load, carry } = await openArrived()
  await carry(0, await writer.write({ rows: { orderLines: [rowOf('orderLines', { id: 1 })] } }))
  await load()
  await sql`insert into migration.order_lines select (jsonb_populate_record(null::migration.order_lines, row)).* from migration.quarantine`
  await sql`delete from migration.quarantine`
  await sql`update migration.bundles set validated_at = null`

  await load()

  expect((await countRows(sql)).find(({ table }) => table === 'orderLines')).toMatchObject({
    loaded: 0,
    quarantined: 1,
  })
})

test('loading a bundle reads no bundle before the last one', async () => {
  const { url, load, carry } = await openArrived()
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end())
  const bulk = await writer.write({ rows: cleanShop(3) })
  await carry(0, bulk)
  await load(sql)
  await sql`
    insert into migration.bundles (sequence, migration, hash, up_to, rows, begun_at, loaded_at, validated_at)
    select number, migration, hash, up_to, 1, begun_at, loaded_at, validated_at
    from migration.bundles, generate_series(1, 1000) as number`
  const before = await rowsRead(sql)
  await carry(1001, await writer.write({ rows: {}, deleted: { reviews: [1] }, sequence: 1001, previous: bulk.hash }))

  const loaded = await load(sql)

  expect(loaded).toMatchObject({ bundles: 1, next: 1002 })
  expect((await rowsRead(sql)) - before).toBeLessThan(1000)
})

async function rowsRead(sql: Sql) {
  await sql`select pg_stat_force_next_flush()`
  const [read] = await sql<{ rows: number }[]>`
    select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_user_tables where relname = 'bundles'`

  return read?.rows ?? 0
}

test('a bundle without its manifest is waited for', async () => {
  const { load, carry } = await openArrived()
  const bulk = await writer.write({ rows: cleanShop(3) })
  await carry(0, bulk, MANIFEST)

  const early = await load()
  await carry(0, bulk)

  expect(early).toMatchObject({ bundles: 0, next: 0, isOnItsWay: true })
  expect(await load()).toMatchObject({ bundles: 1 })
})

test('a folder without bundles is reported', async () => {
  const { store, load } = await openArrived()
  await store.remove(CURRENT)

  await expect(load()).rejects.toThrow('No bundle has come yet')
})

test('a bundle that is refused is named, and so is what says which migration comes', async () => {
  const { load, announce, carry } = await openArrived()
  const bulk = await writer.write({ rows: cleanShop(3) })
  bulk.content.set('surplus', Buffer.from('x'))
  await carry(0, bulk)

  await expect(load()).rejects.toMatchObject({
    code: 'bundle_too_large',
    message: expect.stringContaining(bundleFolder(MIGRATION, 0)),
  })
  await announce('not an id')
  await expect(load()).rejects.toThrow(`${CURRENT} does not say which migration`)
})

test('a bundle of another migration is refused with the way to start again', async () => {
  const { load, announce, carry } = await openArrived()
  await carry(0, await writer.write({ rows: cleanShop(3) }))
  await load()
  await announce(OTHER_MIGRATION)

  await expect(load()).rejects.toThrow('npm run migration -- import --anew')
})
