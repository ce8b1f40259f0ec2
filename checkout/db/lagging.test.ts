import { eq, sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { showProduct } from '../server/catalogue/show-product'
import { findProducts } from '../server/search/find-products'
import { connect } from './connect'
import { products, variants } from './schema'

/** A second database stands in for a replica: writes to the first do not reach it. */
async function openBoth() {
  const [primary, replica] = [await cloneDatabase(inject('templateUrl')), await cloneDatabase(inject('templateUrl'))]
  const [onAway, onBack] = [vi.fn(), vi.fn()]
  const shop = connect(primary.url, { replica: { url: replica.url, onAway, onBack } })
  onTestFinished(async () => {
    await shop.close()
    await Promise.all([primary, replica].map(({ drop }) => drop().catch(() => {})))
  })
  const [product] = await shop.db.select().from(products).limit(1)
  const id = product?.id ?? ''
  await shop.db.update(variants).set({ price: 1_234_000 }).where(eq(variants.productId, id))
  const priceIn = async (from: typeof shop.lagging) => (await showProduct({ lagging: from }, { id })).variants[0].price

  return { ...shop, primary, replica, onAway, onBack, priceIn }
}

test('queries that may lag read the replica, and all others the primary', async () => {
  const { db, lagging, priceIn } = await openBoth()

  const [behind, now] = [await priceIn(lagging), await priceIn(db)]
  const { count } = await findProducts(lagging, {})

  expect(now).toBe(1_234_000)
  expect(behind).not.toBe(now)
  expect(count).toBeGreaterThan(0)
})

test('an unavailable replica is logged once, and the primary answers its reads', async () => {
  const { lagging, replica, onAway, priceIn } = await openBoth()
  await priceIn(lagging)

  await replica.drop()

  expect([await priceIn(lagging), await priceIn(lagging)]).toEqual([1_234_000, 1_234_000])
  expect(onAway).toHaveBeenCalledTimes(1)
})

test('a replica that has failed once is read while the primary is away', async () => {
  const { lagging, primary, priceIn } = await openBoth()
  await primary.drop()
  await expect(
    lagging.execute(sql`do $$ begin raise exception using errcode = 'crash_shutdown'; end $$`),
  ).rejects.toThrow()

  const read = await priceIn(lagging)

  expect(read).toBeGreaterThan(0)
})

test('a statement that is wrong is no outage', async () => {
  const { lagging, onAway } = await openBoth()

  const reading = lagging.execute(sql`select nothing from nowhere`)

  await expect(reading).rejects.toThrow()
  expect(onAway).not.toHaveBeenCalled()
})

test('without a replica one database reads everything', () => {
  const { db, lagging } = connect(inject('templateUrl'))

  expect(lagging).toBe(db)
})
