import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { offers, products } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { openIssuer } from '../handoff/testing/test-issuer'
import { findProducts } from '../search/find-products'
import { fillBasket, openShop } from '../testing/open-world'
import { buildCatalogue } from './build-catalogue'
import { closeShop, reopenShop } from './close-shop'
import { endPromo } from './end-promo'
import { showProduct } from './show-product'
import { showShop } from './show-shop'

const now = new Date('2026-11-25T05:00:00Z')

test('a closed shop is shown as closed and sells nothing, and opens again with what it sold before', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  const { id: shopId } = (await showProduct({ lagging: db }, { id: 'ayu-serum' })).shop
  const theirs = await db.select({ id: products.id }).from(products).where(eq(products.shopId, shopId))
  const other = theirs.find(({ id }) => id !== 'ayu-serum')?.id ?? ''
  await db.update(products).set({ delisted: true }).where(eq(products.id, other))
  const before = await findProducts(db, { within: { shopId } })
  const { reviews, sold } = await showShop({ lagging: db }, { id: shopId })

  await Promise.all([1, 2].map(() => closeShop({ db, now }, { shopId })))

  expect(reviews).toBeGreaterThan(0)
  expect(await showShop({ lagging: db }, { id: shopId })).toMatchObject({
    products: 0,
    closedAt: expect.stringContaining('2026-11-25'),
    reviews,
    sold,
  })
  expect(await showProduct({ lagging: db }, { id: 'ayu-serum' })).toMatchObject({ shop: { closed: true } })
  const { parcels, obstacles } = await quoteBasket(db, { ...basket, now })
  expect(parcels[0]?.lines).toMatchObject([{ shopClosed: true, available: 0 }])
  expect(obstacles).toContain('shop_closed')
  expect((await buildCatalogue(db)).shops.map(({ id }) => id)).not.toContain(shopId)

  await Promise.all([1, 2].map(() => reopenShop({ db, now }, { shopId })))

  expect((await findProducts(db, { within: { shopId } })).count).toBe(before.count)
  expect(await db.select().from(products).where(eq(products.id, other))).toMatchObject([{ delisted: true }])
  expect((await quoteBasket(db, { ...basket, now })).obstacles).not.toContain('shop_closed')
})

test('a promotion that ended is published no more and earns nothing, and its product is sold on', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const catalogue = await buildCatalogue(db)
  const [promo] = catalogue.promos
  const of = promo && { sku: promo.sku, promo: promo.id }
  const early = browser()
  await early.claim(db, await tap({ ...of, at: now }), now)

  await Promise.all([1, 2].map(() => endPromo({ db, now }, { promoId: promo?.id ?? 0 })))
  const late = browser()
  await late.claim(db, await tap({ ...of, at: now }), now)

  const published = await buildCatalogue(db)
  expect(published.promos).toEqual(catalogue.promos.slice(1))
  const credited = await db.select().from(offers).orderBy(offers.promoId)
  expect(credited.map(({ promoId }) => promoId)).toEqual([promo?.id, null])
  expect((await findProducts(db, { typed: '' })).count).toBeGreaterThan(0)
})

test.each([
  ['a shop that is not there is not closed', () => closeShop],
  ['nor opened', () => reopenShop],
])('%s', async (_, verb) => {
  const { db } = await openShop()

  await expect(verb()({ db, now }, { shopId: 'nobody' })).rejects.toMatchObject({ code: 'shop_missing' })
})
