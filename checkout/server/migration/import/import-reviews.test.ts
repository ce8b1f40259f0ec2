import { desc, eq, isNotNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products, reviews } from '@/db/schema'
import { listReviews } from '../../review/list-reviews'
import { postOpeningBalances } from '../cut-over/open-balances'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import { importOpenOrders } from './import-orders'
import { importLastReviews, importReviews } from './import-reviews'
import { importStaged } from './import-staged'

const unnamed = { name: null, phone: null, email: null, address: null }

const counts = async ({ db }: Pick<Awaited<ReturnType<typeof openStaging>>, 'db'>) => {
  const [product] = await db.select().from(products).where(eq(products.id, 'pindahan-1'))

  return { reviews: product?.reviews, stars: product?.stars }
}

test('a review is imported to its line under a short name, or under none without consent', async () => {
  const shop = await openStaging({
    ...cleanShop(2),
    shoppers: [
      rowOf('shoppers', { id: 1, name: ' Siti  Nur Rahma ' }),
      rowOf('shoppers', { id: 2, ...unnamed, consent: 'no' }),
    ],
    orders: [rowOf('orders', { id: 1 }), rowOf('orders', { id: 2, shopperId: 2 })],
    reviews: [
      rowOf('reviews', { id: 1, rating: 4 }),
      rowOf('reviews', { id: 2, shopperId: 2, rating: 2, words: ' ', writtenAt: new Date('2024-01-09T00:00:00Z') }),
    ],
  })

  const settled = await shop.importAll()

  expect(settled.reviews).toEqual({ added: 2, changed: 0, removed: 0 })
  expect((await listReviews({ lagging: shop.db }, { productId: 'pindahan-1' })).reviews).toMatchObject([
    { author: null, stars: 2, body: null },
    { author: 'Siti R.', stars: 4, body: 'Bagus.', language: 'id' },
  ])
  expect(await counts(shop)).toEqual({ reviews: 2, stars: 6 })
  expect(await importReviews(shop.sql, { now })).toEqual({ added: 0, changed: 0, removed: 0 })
})

test('a review that is edited, deleted or made anonymous there changes here, with the counts', async () => {
  const shop = await openStaging({ ...cleanShop(3), reviews: [1, 2].map((id) => rowOf('reviews', { id })) })
  await shop.importAll()

  await shop.load({ reviews: [rowOf('reviews', { id: 1, rating: 1 })] }, { reviews: [2] })
  expect((await shop.importAll()).reviews).toEqual({ added: 0, changed: 1, removed: 1 })
  await shop.load({ shoppers: [rowOf('shoppers', { id: 1, ...unnamed, consent: 'no' })] })
  await shop.importAll()

  expect(await shop.db.select().from(reviews).orderBy(desc(reviews.id)).limit(1)).toMatchObject([
    { stars: 1, author: null },
  ])
  expect(await counts(shop)).toEqual({ reviews: 1, stars: 1 })
})

test('a review that moved to another line of its order is there, and nowhere else', async () => {
  const shop = await openStaging({
    ...cleanShop(1),
    products: [rowOf('products', { id: 1 }), rowOf('products', { id: 2 })],
    orderLines: [rowOf('orderLines', { id: 1 }), rowOf('orderLines', { id: 2, orderId: 1, productId: 2 })],
    orders: [rowOf('orders', { id: 1, subtotal: 100_000, total: 109_000 })],
    payments: [rowOf('payments', { id: 1, amount: 109_000 })],
    invoices: [rowOf('invoices', { id: 1, amount: 109_000 })],
  })
  await shop.importAll()
  const writtenAt = new Date('2024-01-11T00:00:00Z')

  await shop.load({ reviews: [rowOf('reviews', { id: 1, productId: 2, writtenAt })] })
  await shop.importAll()

  expect(await shop.db.select().from(reviews).where(isNotNull(reviews.orderId))).toMatchObject([
    { productId: 'pindahan-2', createdAt: writtenAt },
  ])
  expect(await counts(shop)).toEqual({ reviews: 0, stars: 0 })
})

test('a review without order, line or stars, by another shopper, or a second one is quarantined', async () => {
  const { listQuarantine } = await openStaging({
    ...cleanShop(2),
    shoppers: [rowOf('shoppers', { id: 1 }), rowOf('shoppers', { id: 2 })],
    products: [rowOf('products', { id: 1 }), rowOf('products', { id: 2 })],
    reviews: [
      rowOf('reviews', { id: 1 }),
      rowOf('reviews', { id: 2, orderId: 1 }),
      rowOf('reviews', { id: 3, orderId: 2, productId: 2 }),
      rowOf('reviews', { id: 4, orderId: 2, shopperId: 2 }),
      rowOf('reviews', { id: 5, orderId: 99 }),
      rowOf('reviews', { id: 6, orderId: 2, rating: 6 }),
    ],
  })

  expect(await listQuarantine()).toEqual([
    'reviews 2 review_twice',
    'reviews 3 line_missing',
    'reviews 4 shopper_other',
    'reviews 5 order_missing',
    'reviews 6 rating_invalid',
  ])
})

test('a review waits for its order, and is imported after it', async () => {
  const shop = await openStaging({
    ...cleanShop(1),
    orders: [rowOf('orders', { id: 1, status: 'sent', endedAt: null })],
  })

  expect((await shop.importAll()).reviews).toMatchObject({ added: 0 })
  await shop.load({ orders: [rowOf('orders', { id: 1 })] })

  expect((await shop.importAll()).reviews).toMatchObject({ added: 1 })
})

test('a review of an open order is imported at the cut-over, with the order', async () => {
  const { db, sql } = await openStaging({
    ...cleanShop(1),
    orders: [rowOf('orders', { id: 1, status: 'sent', endedAt: null })],
  })
  await importStaged(sql, { now })

  const last = await sql.begin(async (tx) => {
    await importOpenOrders(tx, { now })
    await postOpeningBalances(tx, { now })
    return importLastReviews(tx, { now })
  })

  expect(last).toEqual({ added: 1, changed: 0, removed: 0 })
  expect(await db.$count(reviews, eq(reviews.productId, 'pindahan-1'))).toBe(1)
})

test.each(['key = 7', `target = 'review-7'`])(
  'an imported row is looked up by its %s, also before statistics know of new rows',
  async (look) => {
    const { sql } = await openStaging(cleanShop(1))
    const arrive = (table: string, rows: number) => sql`
      insert into migration.imported (table_name, key, target, matched, at)
      select ${table}, n, ${table} || '-' || n, false, now() from generate_series(1, ${rows}::int) as n
      on conflict do nothing`
    await arrive('order', 20_000)
    await sql`analyze migration.imported`
    await arrive('review', 3000)

    const [plan] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: { 'Index Cond'?: string } }] }[]>(
      `explain (format json) select from migration.imported where table_name = 'review' and ${look}`,
    )

    expect(plan?.['QUERY PLAN'][0].Plan['Index Cond']).toContain(look.replace(/ = .*/, ' = '))
  },
)
