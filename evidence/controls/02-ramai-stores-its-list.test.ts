import postgres from 'postgres'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tablesOf } from '../../tools/dev/postgres/stored-text'
import { intersect } from '../intersection/compare'
import { startStub } from '../testing/stub-server'
import { emptyDatabase, ramaiDatabase } from '../testing/test-databases'
import { createTestWorld } from '../testing/test-world'
import { readColumns } from '../world/database'
import { legacyAddress } from '../world/legacy'
import { ramaiStoresItsList } from './02-ramai-stores-its-list'
import { dumpSides } from './06-nobody-can-be-joined'

const look = async (databaseUrl: string) => ramaiStoresItsList.check(await createTestWorld({ ramai: { databaseUrl } }))

test('a migrated Ramai passes', async () => {
  const { url } = await ramaiDatabase()
  const columns = await readColumns(url)
  // Counted like on the page of the databases.
  const tables = await tablesOf('ramai', url)

  expect(await look(url)).toMatchObject({
    verdict: 'passed',
    figure: { en: `${tables.length} tables, ${columns.length} columns, 0 forbidden` },
  })
})

test.each([
  ['a table of orders', 'create table orders (id integer)', 'orders', '✗ the table orders is not on the list'],
  [
    'a table in a schema of its own',
    'create schema s create table s.t (id integer)',
    's.t',
    '✗ the table s.t is not on the list',
  ],
  [
    'one more column',
    'alter table creators add column phone text',
    'creators.phone',
    '✗ creators.phone is what a social app may not keep',
  ],
  [
    'an email address besides the one of a member',
    'alter table comments add column email text',
    'comments.email',
    '✗ comments.email is what a social app may not keep',
  ],
  [
    'a table that is gone',
    'drop table catalogue_promos',
    'catalogue_promos',
    '✗ the table catalogue_promos is on the list and not in the database',
  ],
])('%s turns it red', async (_what, breach, stored, fault) => {
  const { url, sql } = await ramaiDatabase()
  await sql.unsafe(breach)

  const { verdict, evidence, leaks } = await look(url)

  expect(verdict).toBe('failed')
  expect(evidence).toContain(fault)
  expect(leaks?.map(({ values }) => values.stored)).toContain(stored)
})

describe('the old shop', () => {
  const ORDERS = 'create table orders (id integer); insert into orders values (1), (2)'
  const at = '2026-12-01T02:00:00.000Z'
  const imported = { kind: 'migration_orders_imported', at }

  test.each([
    ['before its migration', [], 'nothing imported yet'],
    ['during its migration', [{ ...imported, at: new Date().toISOString() }], 'day 0 of 46'],
  ])('with rows %s neither passes nor fails, and says so in both languages', async (_, events, when) => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, ORDERS)

    const { verdict, figure, evidence, leaks } = await lookDuring(url, events)

    expect([verdict, leaks]).toEqual(['migration_open', []])
    expect(figure.id).toMatch(/^migrasi masih terbuka, .*: 2 baris toko lama dalam 1 tabel/)
    expect(figure.en).toMatch(`a migration is open, ${when}: 2 rows of the old shop in 1 tables`)
    expect(evidence).toContain('→ toko_lama.orders has 2 rows')
  })

  test.each([
    ['after the certificate', [imported, { kind: 'migration_purged', at }], 'its migration was closed on 2026-12-01'],
    ['after the days of the register', [{ ...imported, at: '2026-01-01T02:00:00.000Z' }], 'the register permits 46'],
  ])('with rows %s fails', async (_, events, why) => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, ORDERS)

    const { verdict, figure, evidence, leaks } = await lookDuring(url, events)

    expect(verdict).toBe('failed')
    expect(figure.en).toMatch(/^legacy data is still here: 2 rows/)
    expect(evidence.join()).toContain(why)
    expect(evidence).toContain('✗ legacy data is still here: toko_lama.orders has 2 rows')
    expect(leaks?.map(({ code }) => code)).toContain('legacy_data_left')
  })

  test('during its migration excuses nothing in the database of Ramai', async () => {
    const { url, sql } = await ramaiDatabase()
    await withOldShop(url, ORDERS)
    await sql.unsafe('create table payments (id integer)')

    expect((await lookDuring(url, [])).verdict).toBe('failed')
  })

  test('fails while Pasar, whose log says whether the migration is open, does not answer', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, ORDERS)

    await expect(look(url)).rejects.toThrow()
  })

  test('is still there while its publication exists', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, 'create table orders (id integer); create publication migration_export for table orders')

    const { verdict, evidence } = await lookDuring(url, [])

    expect([verdict, evidence.includes('→ its publication')]).toEqual(['migration_open', true])
  })

  test('with rows beside its record of a purge fails', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, `${ORDERS}; create schema closed; create table closed.shop as select 1 as id`)

    expect((await lookDuring(url, [])).verdict).toBe('failed')
  })

  test('filled again after a certificate, waits for its own migration', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(
      url,
      `${ORDERS}; create table rehearsals as select '2026-12-02T00:00:00Z'::timestamptz as made_at`,
    )

    const { verdict, figure } = await lookDuring(url, [imported, { kind: 'migration_purged', at }])

    expect([verdict, figure.en]).toEqual(['migration_open', expect.stringContaining('nothing imported yet')])
  })

  test('purged, with the one row that says so, it is no data of anybody', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, 'create schema closed; create table closed.shop as select 1 as id')

    expect((await look(url)).verdict).toBe('passed')
  })

  // Tested here and not in a file of control 6: the cluster has only one old shop at a time.
  test('is read by control 6, which finds the value that joins a row of it to a row of Pasar', async () => {
    const [{ url }, shop] = [await emptyDatabase(), await emptyDatabase()]
    await shop.sql`create table orders as select 'PSR-1' as id, '+62 812-9999-0001' as phone`
    const world = await createTestWorld({ ramai: { databaseUrl: url }, pasar: { databaseUrl: shop.url } })
    await withOldShop(url, `create table shoppers as select 1 as id, '081299990001' as phone`)

    const { ramai, pasar, oldShop } = await dumpSides(world)

    expect(oldShop?.remains).toEqual(['toko_lama.shoppers has 1 rows'])
    expect(intersect({ ramai, pasar }).joins).toMatchObject([
      {
        value: '81299990001',
        ramai: { name: 'toko_lama.shoppers', field: 'phone', row: 'without a key' },
        pasar: { name: 'orders', field: 'phone' },
      },
    ])
  })

  /** With these events in the log of Pasar. */
  async function lookDuring(databaseUrl: string, events: { kind: string; at: string }[]) {
    const origin = await startStub(({ path }) => ({
      status: path === '/api/audit/events' ? 200 : 404,
      body: JSON.stringify({
        head: { sequence: events.length, hash: '' },
        events: events.map((event, index) => ({ ...event, detail: {}, sequence: index + 1 })),
      }),
    }))

    return ramaiStoresItsList.check(await createTestWorld({ ramai: { databaseUrl }, pasar: { origin } }))
  }
})

/** Creates an old shop beside Ramai's own database, as a rehearsal does. */
async function withOldShop(ramaiUrl: string, content: string) {
  const cluster = postgres(ramaiUrl, { max: 1, onnotice: () => {} })
  await cluster.unsafe('create database toko_lama template template0')
  const shop = postgres(legacyAddress(ramaiUrl), { max: 1, onnotice: () => {} })
  await shop.unsafe(content)
  await shop.end()
  onTestFinished(async () => {
    await cluster.unsafe('drop database toko_lama with (force)')
    await cluster.end()
  })
}
