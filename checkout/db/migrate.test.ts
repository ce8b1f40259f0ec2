import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyMigrations } from '@jembatan/platform/migrations'
import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { schemaFolders } from './migrate'

/** Copies the migrations of an earlier build: those up to `last`. */
async function migrationsUntil(last: string) {
  const folder = join(await mkdtemp(join(tmpdir(), 'pasar-migrations-')), 'migrations')
  await cp(schemaFolders().migrations, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(file, 'utf8'))
  const entries = journal.entries.filter(({ tag }: { tag: string }) => tag <= last)
  await writeFile(file, JSON.stringify({ ...journal, entries }))

  return folder
}

/** Opens a database of the build before a migration, with these rows and without their parents. */
async function openBefore(last: string, rows: string) {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  onTestFinished(async () => {
    await sql.end()
    await drop()
  })
  await sql.unsafe('drop schema public, migration, drizzle cascade; create schema public')
  await applyMigrations(sql, { migrations: await migrationsUntil(last), functions: [] })
  await sql.unsafe(`set session_replication_role = replica; ${rows}; reset session_replication_role`)

  return sql
}

const order = (id: string, status: string, more = 'null, null') => `
  insert into orders (id, status, subtotal, shipping, service_fee, total, recipient, street, time_zone, payment_due_at,
    paid_at, completed_at, allocated_at)
  values ('${id}', '${status}', 400, 0, 0, 400, 'Sari', 'Jl. Melati', 'WIB', now(), now(), ${more});
  insert into order_parcels (order_id, shop_id, subtotal, shipping, weight_grams, courier_code, courier_name, arrives_from,
    arrives_until, packed_at, shipped_at, arrived_at)
  select '${id}', shop, 200, 0, 1, 'm', 'M', now(), now(), now(), now(), now() from unnest(array['ayu', 'kriya']) as shop;
  insert into order_lines (order_id, sku, shop_id, product_id, name_id, name_en, media, unit_price, quantity)
  values ('${id}', 'SERUM', 'ayu', 'serum', 'S', 'S', 's', 100, 1), ('${id}', 'MUG', 'kriya', 'mug', 'M', 'M', 'm', 100, 3);`

const returned = (id: string, columns: string, values: string) => `
  with one as (
    insert into returns (order_id, reason, note, due_at, ${columns}) values ('${id}', 'damaged', 'Pecah', now(), ${values})
    returning id
  ), lines as (
    insert into return_lines (return_id, order_id, sku, quantity)
    select id, '${id}', sku, quantity from one, (values ('SERUM', 1), ('MUG', 3)) as piece (sku, quantity)
  )
  insert into return_photos (return_id, position, file) select id, 1, '${id}.jpg' from one;`

test('a return over two shops of an earlier version becomes one for each, with its photos and its refund', async () => {
  const sql = await openBefore(
    '0007_collect_vouchers',
    [
      order('OPEN', 'arrived'),
      returned('OPEN', 'state', `'requested'`),
      order('DONE', 'done', 'now(), now()'),
      returned('DONE', 'state, answered_at, refunded', `'accepted', now(), 401`),
    ].join('\n'),
  )

  await applyMigrations(sql, schemaFolders())

  expect(
    await sql`
      select returns.order_id, shop_id, state, refunded, sku, quantity, file
      from returns join return_lines on return_lines.return_id = returns.id
        join return_photos on return_photos.return_id = returns.id
      order by returns.order_id, shop_id`,
  ).toMatchObject([
    { order_id: 'DONE', shop_id: 'ayu', state: 'accepted', refunded: 101, sku: 'SERUM', quantity: 1, file: 'DONE.jpg' },
    { order_id: 'DONE', shop_id: 'kriya', state: 'accepted', refunded: 300, sku: 'MUG', quantity: 3, file: 'DONE.jpg' },
    { order_id: 'OPEN', shop_id: 'ayu', state: 'requested', refunded: null, sku: 'SERUM', file: 'OPEN.jpg' },
    { order_id: 'OPEN', shop_id: 'kriya', state: 'requested', refunded: null, sku: 'MUG', file: 'OPEN.jpg' },
  ])
  expect(
    await sql`
      select order_id, bool_and(received_at is not null) as received, bool_and(allocated_at is not null) as allocated
      from order_parcels group by order_id order by order_id`,
  ).toEqual([
    { order_id: 'DONE', received: true, allocated: true },
    { order_id: 'OPEN', received: false, allocated: false },
  ])
})

test('a return that the earlier version writes meanwhile belongs to the parcel of its goods', async () => {
  const sql = await openBefore('0007_collect_vouchers', order('OPEN', 'arrived'))
  await applyMigrations(sql, schemaFolders())

  await sql.unsafe(`
    insert into returns (order_id, reason, note, due_at) values ('OPEN', 'damaged', 'Pecah', now());
    insert into return_lines (return_id, order_id, sku, quantity) select id, 'OPEN', 'MUG', 1 from returns`)

  expect(await sql`select shop_id from returns`).toEqual([{ shop_id: 'kriya' }])
})

test('of two open complaints about a parcel the first keeps it, and the second is about the order', async () => {
  const filed = (answer: string) =>
    `insert into complaints (secret_hash, order_id, shop_id, topic, body, due_at, answer, answered_at)
    values ('s', 'OPEN', 'ayu', 'product', 'Pecah', now(), ${answer});`
  const sql = await openBefore(
    '0009_index_parcels',
    [order('OPEN', 'arrived'), filed(`'Ya', now()`), filed('null, null'), filed('null, null')].join('\n'),
  )

  await applyMigrations(sql, schemaFolders())

  expect((await sql`select shop_id from complaints order by id`).map((row) => row.shop_id)).toEqual([
    'ayu',
    'ayu',
    null,
  ])
})
