import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { cloneDatabase } from '../../tools/postgres/test-database'
import { connect } from './connect'

/** What the migration makes of a database in which the audit log alone knew the clock. */
async function keepTheClock(events: { kind: string; detail: string }[]) {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, close } = connect(url)
  onTestFinished(() => close().then(drop))
  await db.execute(sql`drop table demo_clock`)
  for (const { kind, detail } of events)
    await db.execute(sql`insert into audit_events (kind, detail) values (${kind}, ${detail}::jsonb)`)
  const migration = await readFile('db/migrations/0007_keep_the_clock_in_a_row.sql', 'utf8')
  for (const statement of migration.split('--> statement-breakpoint')) await db.execute(sql.raw(statement))

  return db.execute(sql`select id, offset_seconds::integer from demo_clock`)
}

const moved = (offsetSeconds: number) => ({ kind: 'clock_advanced', detail: JSON.stringify({ offsetSeconds }) })
const other = { kind: 'demo_refused', detail: '{"reason": "key_wrong"}' }
const reset = { kind: 'database_reset', detail: '{}' }

test.each([
  ['where a demo moved it', [moved(60), moved(7200), other], [{ id: 1, offset_seconds: 7200 }]],
  ['back at the machine’s time after a reset', [moved(7200), reset], []],
  ['at the machine’s time where nobody moved it', [other], []],
])('a database from before keeps its clock %s', async (_, events, clock) => {
  expect(await keepTheClock(events)).toEqual(clock)
})

/** A database as the migrations up to one of them left it, and the text of the next. */
async function openBefore(name: string) {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, close } = connect(url)
  onTestFinished(() => close().then(drop))
  await db.execute(sql`drop schema public cascade`)
  await db.execute(sql`create schema public`)
  const files = (await readdir('db/migrations')).filter((file) => file.endsWith('.sql')).toSorted()
  const apply = async (file: string) => {
    const statements = (await readFile(`db/migrations/${file}`, 'utf8')).split('--> statement-breakpoint')
    await db.transaction(async (tx) => {
      for (const statement of statements) await tx.execute(sql.raw(statement))
    })
  }
  for (const file of files.filter((one) => one < name)) await apply(file)

  return { db, migrate: () => apply(name) }
}

test('an order from before becomes one parcel of its shop, and a basket keeps its courier', async () => {
  const { db, migrate } = await openBefore('0025_split_orders_into_parcels.sql')
  await db.execute(sql.raw(ORDER_OF_ONE_SHOP))

  await migrate()

  expect(await db.execute(sql`select * from order_parcels`)).toMatchObject([
    {
      ...{ order_id: 'PSR-OLD', shop_id: 'toko', subtotal: 20_000, shipping: 9_000, weight_grams: 600 },
      ...{ courier_code: 'kurir', courier_name: 'Kurir', arrives_until: '2026-11-28', arrived_at: null },
      packed_at: expect.anything(),
    },
  ])
  expect(await db.execute(sql`select sku, shop_id from order_lines`)).toEqual([{ sku: 'SABUN', shop_id: 'toko' }])
  expect(await db.execute(sql`select shop_id, courier_code from basket_couriers`)).toEqual([
    { shop_id: 'toko', courier_code: 'kurir' },
  ])
  expect(await db.execute(sql`select kind, detail from order_events order by id`)).toEqual([
    { kind: 'paid', detail: null },
    { kind: 'packed', detail: { shop: 'toko' } },
  ])
})

const ORDER_OF_ONE_SHOP = `
  insert into shops (id, name, city, province, zone, taxable) values ('toko', 'Toko', 'Bandung', 'Jawa Barat', 'jawa', true);
  insert into products (id, shop_id, brand, name_id, name_en, description_id, description_en, category, media, origin_id,
    origin_en, standards, position)
  values ('sabun', 'toko', 'S', 'Sabun', 'Soap', '', '', 'home', 'sabun', 'Bandung', 'Bandung', '[]', 0);
  insert into variants (sku, product_id, price, weight_grams, available, position) values ('SABUN', 'sabun', 10000, 300, 5, 0);
  insert into couriers (code, name, kind, heaviest, lightest, position) values ('kurir', 'Kurir', 'regular', 9000, 1000, 0);
  insert into areas (id, village, district, city, province, postal_code, zone, time_zone)
  values ('menteng', 'Menteng', 'Menteng', 'Jakarta', 'DKI Jakarta', '10310', 'jabodetabek', 'WIB');
  insert into baskets (id, session_hash) values ('00000000-0000-4000-8000-000000000001', 'somebody');
  insert into basket_lines (basket_id, sku, quantity) values ('00000000-0000-4000-8000-000000000001', 'SABUN', 2);
  insert into basket_deliveries (basket_id, recipient, phone, area_id, street, courier_code)
  values ('00000000-0000-4000-8000-000000000001', 'Sari', '+62', 'menteng', 'Jalan', 'kurir');
  insert into orders (id, basket_id, session_hash, shop_id, status, subtotal, shipping, service_fee, total, recipient, phone,
    street, village, district, city, province, postal_code, time_zone, courier_code, courier_name, arrives_from,
    arrives_until, payment_due_at, packed_at)
  values ('PSR-OLD', '00000000-0000-4000-8000-000000000001', 'somebody', 'toko', 'packed', 20000, 9000, 1000, 30000, 'Sari',
    '+62', 'Jalan', 'Menteng', 'Menteng', 'Jakarta', 'DKI Jakarta', '10310', 'WIB', 'kurir', 'Kurir', '2026-11-27',
    '2026-11-28', now(), now());
  insert into order_lines (order_id, sku, product_id, name_id, name_en, media, unit_price, quantity)
  values ('PSR-OLD', 'SABUN', 'sabun', 'Sabun', 'Soap', 'sabun', 10000, 2);
  insert into order_events (order_id, kind) values ('PSR-OLD', 'paid'), ('PSR-OLD', 'packed');
`
