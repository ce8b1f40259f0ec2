import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { rehearsals } from '@/db/schema'
import { openTestShop, type TestShop } from '../testing/test-shop'
import type { Dirt } from './dirt'
import { fillShop, SHOP_TABLES } from './fill-shop'
import { LEAST_FOB_CENTS } from './make-goods'

const ORDERS = 1000

let shop: TestShop

beforeAll(async () => {
  shop = await openTestShop()
  await fillShop({ shop, orders: ORDERS, seed: 7 })

  return shop.close
})

/** Finds each kind by its defect, and not by how it was planted. */
const FIND: Record<Dirt, string> = {
  duplicate_order: `select count(*) - count(distinct number) as found from orders`,
  broken_address: `select count(*) as found from orders where postal_code is null`,
  orphan_line: `select count(*) as found from order_lines l where not exists (select from orders o where o.id = l.order_id)`,
  half_refunded: `
    select count(*) as found from refunds r join payments p on p.id = r.payment_id
    where r.amount < p.amount and p.status = 'half_refunded'`,
  cancelled: `select count(*) as found from orders where status = 'cancelled'`,
  changed_price: `
    select count(*) as found from order_lines l join products p on p.id = l.product_id join orders o on o.id = l.order_id
    where l.unit_price <> p.price`,
  mixed_encoding: `select count(*) as found from orders where recipient like '%Ã%'`,
  clock_jump: `select count(*) as found from orders where paid_at < placed_at`,
  person_twice: `
    select count(*) - count(distinct regexp_replace(phone, '^(\\+62|0)', '')) as found from shoppers`,
  merchant_without_nib: `select count(*) as found from merchants where nib is null`,
  goods_without_standard: `
    select count(*) as found from products
    where category in ('kecantikan', 'makanan', 'mainan') and standard_number is null`,
  foreign_goods_under_100_usd: `
    select count(*) as found from products where cross_border and fob_cents < ${LEAST_FOB_CENTS}`,
  goods_without_picture: `
    select count(*) as found from products p where not exists (
      select from pictures where sha256 = p.picture and encode(sha256(content), 'hex') = p.picture)`,
}

test('every kind of dirt occurs as often as recorded, and at least once', async () => {
  const [manifest] = await shop.db.select().from(rehearsals)

  const counts = Object.fromEntries(
    await Promise.all(
      Object.entries(FIND).map(
        async ([kind, query]) => [kind, Number((await shop.sql.unsafe(query))[0]?.found)] as const,
      ),
    ),
  )

  expect(counts).toEqual(manifest?.planted)
  expect(Object.values(counts).filter((count) => count === 0)).toEqual([])
})

test('rows without dirt are consistent', async () => {
  const [sums] = await shop.sql`
    select
      (select count(*)::int from orders where total <> subtotal + shipping - discount) as totals,
      (select count(*)::int from orders o where subtotal <> (select sum(amount) from order_lines where order_id = o.id)) as lines,
      (select count(*)::int from orders o join payments p on p.order_id = o.id where p.amount <> o.total) as payments`

  expect(sums).toEqual({ totals: 0, lines: 0, payments: 0 })
})

test('the same seed generates the same shop, and another seed another one', async () => {
  const same = await openTestShop()
  const before = await digest(shop)

  await fillShop({ shop: same, orders: ORDERS, seed: 7 })
  const again = await digest(same)
  await fillShop({ shop: same, orders: ORDERS, seed: 8 })
  const other = await digest(same)
  await same.close()

  expect(again).toEqual(before)
  expect(other).not.toEqual(before)
})

test('the seed of the walkthrough’s scenario *dirty row* has an open order without postal code', async () => {
  const dirty = await openTestShop()
  onTestFinished(dirty.close)

  await fillShop({ shop: dirty, orders: ORDERS, seed: 87 })

  const [row] = await dirty.sql`
    select count(*)::int as open from orders where status in ('waiting', 'paid', 'sent') and postal_code is null`
  expect(row?.open).toBeGreaterThan(0)
})

test('the next purchase gets the next number', async () => {
  const [bought] = await shop.sql`
    insert into baskets (shopper_id, product_id, quantity, changed_at) values (1, 1, 1, now()) returning id`
  const [last] = await shop.sql`select max(id) as id from baskets where id <> ${bought?.id ?? 0}`

  expect(Number(bought?.id)).toBe(Number(last?.id) + 1)
})

const digest = async ({ sql }: TestShop) =>
  Object.fromEntries(
    await Promise.all(
      Object.keys(SHOP_TABLES).map(async (table) => {
        const [whole] = await sql.unsafe(`select md5(string_agg(md5(t::text), '' order by id)) as md5 from ${table} t`)
        return [table, whole?.md5] as const
      }),
    ),
  )
