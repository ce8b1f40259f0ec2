import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products, vouchers } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { showRelated } from './show-related'
import { showShop } from './show-shop'

const SERUM = { productId: 'ayu-serum', shopId: 'rumah-ayu', category: 'beauty' } as const

async function openSerum() {
  const { db } = await openShop()
  const show = (readNow = async () => new Date()) => showRelated({ lagging: db, readNow }, SERUM)

  return { db, show }
}

test('a product’s page shows the best sellers of its category without the product, and its shop', async () => {
  const { db, show } = await openSerum()
  const others = (await db.select().from(products).where(eq(products.category, 'beauty')))
    .filter(({ id, delisted }) => id !== 'ayu-serum' && !delisted)
    .toSorted((one, other) => other.sold - one.sold || (other.id < one.id ? -1 : 1))

  const { similar, shop } = await show()

  expect(similar.map(({ id }) => id)).toEqual(others.slice(0, 6).map(({ id }) => id))
  const { products: count, rating, reviews, sold } = await showShop({ lagging: db }, { id: 'rumah-ayu' })
  expect(shop).toEqual({ products: count, rating, reviews, sold })
})

test('the vouchers of a product are those of its shop and category, while they can be used', async () => {
  const { db, show } = await openSerum()

  const codes = (await show()).vouchers.map(({ code }) => code)

  expect(codes).toEqual(expect.arrayContaining(['AYUHEMAT', 'PASARHEMAT']))
  expect(codes).not.toContain('KRIYA15')
  await db.update(vouchers).set({ listed: false }).where(eq(vouchers.code, 'AYUHEMAT'))
  expect((await show()).vouchers.map(({ code }) => code)).not.toContain('AYUHEMAT')
})

test('a product that is the only one of its category has no similar goods, and its shop all the same', async () => {
  const { db, show } = await openSerum()
  await db.update(products).set({ category: 'garden' }).where(eq(products.category, 'beauty'))

  const { similar, shop } = await show()

  expect(similar).toEqual([])
  expect(shop.products).toBeGreaterThan(0)
})
