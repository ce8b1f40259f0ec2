import postgres from 'postgres'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tablesOf } from '../../tools/dev/postgres/stored-text'
import { intersect } from '../intersection/compare'
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
  test('with a row of it in the cluster the verdict is red, and says so in both languages', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, 'create table orders (id integer); insert into orders values (1), (2)')

    const { verdict, figure, evidence } = await look(url)

    expect(verdict).toBe('failed')
    expect(figure.id).toMatch(/^data toko lama masih di sini: 2 baris dalam 1 tabel/)
    expect(figure.en).toMatch(/^legacy data is still here: 2 rows in 1 tables/)
    expect(evidence).toContain('✗ legacy data is still here: toko_lama.orders has 2 rows')
  })

  test('the control is red while a publication of the old shop exists', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, 'create table orders (id integer); create publication migration_export for table orders')

    expect((await look(url)).evidence).toContain('✗ legacy data is still here: its publication')
  })

  test('purged, with the one row that says so, it is no data of anybody', async () => {
    const { url } = await ramaiDatabase()
    await withOldShop(url, 'create schema closed; create table closed.shop as select 1 as id')

    expect((await look(url)).verdict).toBe('passed')
  })

  // Tested here and not in a file of control 6: the cluster has only one old shop at a time.
  test('with a row of it control 6 is red, too, and finds the value that joins it to a row of Pasar', async () => {
    const [{ url }, shop] = [await emptyDatabase(), await emptyDatabase()]
    await shop.sql`create table orders as select 'PSR-1' as id, '+62 812-9999-0001' as phone`
    const world = await createTestWorld({ ramai: { databaseUrl: url }, pasar: { databaseUrl: shop.url } })
    await withOldShop(url, `create table shoppers as select 1 as id, '081299990001' as phone`)

    const { ramai, pasar, legacyTables } = await dumpSides(world)

    expect(legacyTables?.faults.map(({ fault }) => fault)).toEqual([
      'legacy data is still here: toko_lama.shoppers has 1 rows',
    ])
    expect(legacyTables?.figure.id).toMatch(/^data toko lama masih di sini: 1 baris dalam 1 tabel/)
    expect(intersect({ ramai, pasar }).joins).toMatchObject([
      {
        value: '81299990001',
        ramai: { name: 'toko_lama.shoppers', field: 'phone', row: 'without a key' },
        pasar: { name: 'orders', field: 'phone' },
      },
    ])
  })
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
