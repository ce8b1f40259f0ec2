import { existsSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products, reviews } from '@/db/schema'
import { showProduct } from '../catalogue/show-product'
import { showShop } from '../catalogue/show-shop'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { confirmReceipt } from '../fulfilment/confirm-receipt'
import { openShop } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import type { ReviewFilters } from './input'
import { listReviews, type ReviewPage, type ShownReview } from './list-reviews'

type Shop = Awaited<ReturnType<typeof openShop>>

/** Returns products whose counters differ from their rows. */
const wrongCounts = ({ db }: Pick<Shop, 'db'>) =>
  db.execute(sql`
    with said as (
      select product_id, count(*) as reviews, sum(stars) as stars,
        array[count(*) filter (where stars = 1), count(*) filter (where stars = 2), count(*) filter (where stars = 3),
          count(*) filter (where stars = 4), count(*) filter (where stars = 5)]::integer[] as star_counts
      from reviews group by product_id),
      pieces as (
        select product_id, quantity from past_sales join variants using (sku)
        union all
        select product_id, quantity from order_lines join orders on orders.id = order_id
          join order_parcels using (order_id, shop_id)
        where completed_at is not null and order_parcels.cancelled_at is null
      ),
      gone as (select product_id, sum(quantity) as sold from pieces group by product_id)
    select id from products left join said on said.product_id = id left join gone on gone.product_id = id
    where (products.reviews, products.stars, products.star_counts, products.sold)
      is distinct from (coalesce(said.reviews, 0), coalesce(said.stars, 0), coalesce(said.star_counts, '{0,0,0,0,0}'), coalesce(gone.sold, 0))`)

const serum = async ({ db }: Pick<Shop, 'db'>) => {
  const { rating, reviews, sold } = await showProduct({ lagging: db }, { id: 'ayu-serum' })
  return { rating, reviews, sold }
}

test('a product’s review and sales counts equal its rows', async () => {
  const shop = await openShop()

  expect(await wrongCounts(shop)).toEqual([])
  expect((await serum(shop)).sold).toBeGreaterThan(0)
})

test('an order that is done adds its pieces, once, and a review its stars', async () => {
  const order = await placeTestOrder()
  const { db, orderId } = order
  const before = await serum(order)
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })
  expect(await serum(order)).toEqual(before)

  await Promise.all([1, 2].map(() => confirmReceipt({ ...order, now: after(20) }, order)))
  const review = {
    productId: 'ayu-serum',
    orderId,
    sku: 'AYU-SERUM',
    stars: 1,
    language: 'id',
    author: 'Sari W.',
  } as const
  await db.insert(reviews).values(review)

  expect(await serum(order)).toMatchObject({ sold: before.sold + 2, reviews: before.reviews + 1 })
  expect((await serum(order)).rating).toBeLessThan(before.rating)
  expect(await wrongCounts(order)).toEqual([])
  // A line can be reviewed once, and must exist.
  await expect(db.insert(reviews).values(review)).rejects.toThrow()
  await expect(db.insert(reviews).values({ ...review, sku: 'KALA-MUG' })).rejects.toThrow()
})

test('a review that is changed or taken away is counted so', async () => {
  const shop = await openShop()
  const before = await serum(shop)
  const { reviews: written } = await listReviews({ lagging: shop.db }, { productId: 'ayu-serum', limit: 100 })
  expect(written).toHaveLength(before.reviews)

  await shop.db
    .update(reviews)
    .set({ stars: 1 })
    .where(eq(reviews.id, written[0]?.id ?? 0))
  await shop.db.delete(reviews).where(eq(reviews.id, written[1]?.id ?? 0))

  expect(await wrongCounts(shop)).toEqual([])
  expect((await serum(shop)).reviews).toBe(before.reviews - 1)
})

test('page by page all reviews are shown, the newest first, and their stars add up', async () => {
  const { db } = await openShop()
  const [most] = await db.select().from(products).orderBy(sql`reviews desc`).limit(1)
  const productId = most?.id ?? ''
  const paged: number[] = []
  for (let after: ReviewPage['next'] | undefined; after !== null; ) {
    const page = await listReviews({ lagging: db }, { productId, limit: 2, ...(after && { after }) })
    paged.push(...page.reviews.map(({ id }) => id))
    after = page.next
  }
  const { stars } = await showProduct({ lagging: db }, { id: productId })

  expect(paged).toHaveLength(most?.reviews ?? 0)
  expect(paged).toEqual(paged.toSorted((one, other) => other - one))
  expect(stars.reduce((sum, row) => sum + row.reviews, 0)).toBe(most?.reviews)
  expect(stars.reduce((sum, row) => sum + row.reviews * row.stars, 0)).toBe(most?.stars)
})

test('reviews are narrowed by stars, photos and variant, and sorted by stars, on every page', async () => {
  const { db } = await openShop()
  const all = async (filters: ReviewFilters) => {
    const rows: ShownReview[] = []
    for (let after: ReviewPage['next'] | undefined; after !== null; ) {
      const page = await listReviews(
        { lagging: db },
        { ...filters, productId: 'langkah-sandal', limit: 4, ...(after && { after }) },
      )
      rows.push(...page.reviews)
      after = page.next
    }
    return rows
  }
  const every = await all({})
  const idsWhere = (is: (review: ShownReview) => boolean) => every.filter(is).map(({ id }) => id)
  const ids = async (filters: ReviewFilters) => (await all(filters)).map(({ id }) => id)

  expect(await ids({ stars: 4 })).toEqual(idsWhere(({ stars }) => stars === 4))
  expect(await ids({ withPhotos: true })).toEqual(idsWhere(({ photos }) => photos.length > 0))
  expect(await ids({ sku: 'LANGKAH-SANDAL-42' })).toEqual(idsWhere(({ label }) => label?.id === 'Ukuran 42'))
  for (const narrowed of [{ stars: 4 }, { withPhotos: true }, { sku: 'LANGKAH-SANDAL-42' }])
    expect(await ids(narrowed)).not.toEqual([])
  for (const [sort, sign] of [
    ['highest', -1],
    ['lowest', 1],
  ] as const) {
    const stars = (await all({ sort })).map((review) => review.stars)
    expect(stars).toEqual(every.map((review) => review.stars).sort((one, other) => sign * (one - other)))
  }
})

test('the shops of the seed are rated as in a marketplace, in the words of each good', async () => {
  const { db } = await openShop()
  const goods = await db.select().from(products)
  const rows = await db.select().from(reviews).orderBy(reviews.id)
  const low = goods.filter(({ rating }) => rating < 400)
  const usual = goods.filter(({ rating }) => rating >= 450 && rating <= 490)

  for (const { id, reviews: count } of goods) {
    expect(count, id).toBeGreaterThanOrEqual(15)
    expect(count, id).toBeLessThanOrEqual(60)
    const bodies = rows.flatMap(({ productId, body }) => (productId === id && body ? [body] : []))
    expect(bodies.length, id).toBeGreaterThanOrEqual(5)
    expect(new Set(bodies).size, id).toBe(bodies.length)
  }
  expect(usual.length / goods.length).toBeGreaterThan(0.7)
  expect(low.length).toBeLessThanOrEqual(5)
  expect(rows.map(({ createdAt }) => createdAt)).toEqual(
    rows.map(({ createdAt }) => createdAt).toSorted((one, other) => one.getTime() - other.getTime()),
  )
  for (const photo of rows.flatMap(({ photos }) => photos))
    expect(existsSync(`public/media/${photo}`), photo).toBe(true)
})

test('a shop shows the sum of its products', async () => {
  const { db } = await openShop()
  const own = await db.select().from(products).where(eq(products.shopId, 'griya-kriya'))
  const add = (of: 'reviews' | 'stars' | 'sold') => own.reduce((sum, product) => sum + product[of], 0)

  expect(await showShop({ lagging: db }, { id: 'griya-kriya' })).toMatchObject({
    products: own.length,
    reviews: add('reviews'),
    sold: add('sold'),
    rating: Math.round((100 * add('stars')) / add('reviews')),
  })
  await expect(showShop({ lagging: db }, { id: 'nobody' })).rejects.toMatchObject({ code: 'shop_missing' })
})
