import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products, wishes } from '@/db/schema'
import { closeShop } from '../catalogue/close-shop'
import { moveSession } from '../session/session'
import { openShop } from '../testing/open-world'
import { addWish } from './add-wish'
import { dropWish } from './drop-wish'
import { MOST_WISHES } from './limits'
import { listWishes, listWishIds } from './list-wishes'

async function openList(...productIds: string[]) {
  const { db } = await openShop()
  for (const productId of productIds) await addWish({ db, sessionHash: 'own' }, { productId })
  const list = async (sessionHash = 'own') => (await listWishes({ db, sessionHash })).wishes.map(({ id }) => id)

  return { db, list }
}

test('a wish is kept once, for its own browser, until it is dropped', async () => {
  const { db, list } = await openList('ayu-serum', 'kala-mug', 'ayu-serum')

  expect(await list()).toEqual(['kala-mug', 'ayu-serum'])
  expect(await list('other')).toEqual([])
  await dropWish({ db, sessionHash: 'other' }, { productId: 'kala-mug' })
  await dropWish({ db, sessionHash: 'own' }, { productId: 'ayu-serum' })
  expect(await list()).toEqual(['kala-mug'])
  expect(await listWishIds({ db, sessionHash: 'own' })).toEqual(['kala-mug'])
})

test('a wish with one variant can go to the cart at once, and one with several cannot', async () => {
  const { db } = await openList('langkah-sandal', 'kala-mug')

  const { wishes } = await listWishes({ db, sessionHash: 'own' })

  expect(wishes.map(({ id, sku }) => [id, sku])).toEqual([
    ['kala-mug', 'KALA-MUG'],
    ['langkah-sandal', null],
  ])
})

test('a product that is not on sale cannot be wished for, and a wished one stays listed with the reason', async () => {
  const { db } = await openList('ayu-serum', 'kala-mug', 'senja-kopi')
  await db.update(products).set({ delisted: true }).where(eq(products.id, 'ayu-serum'))
  await closeShop({ db, now: new Date() }, { shopId: 'griya-kriya' })

  expect((await listWishes({ db, sessionHash: 'own' })).wishes.map(({ id, unavailable }) => [id, unavailable])).toEqual(
    [
      ['senja-kopi', null],
      ['kala-mug', 'shopClosed'],
      ['ayu-serum', 'delisted'],
    ],
  )
  await dropWish({ db, sessionHash: 'own' }, { productId: 'ayu-serum' })
  for (const productId of ['ayu-serum', 'nothing'])
    await expect(addWish({ db, sessionHash: 'own' }, { productId })).rejects.toMatchObject({ code: 'product_missing' })
})

test('a full list refuses another wish, and accepts an existing one again', async () => {
  const { db } = await openList()
  const all = await db
    .select({ id: products.id })
    .from(products)
    .limit(MOST_WISHES + 1)
  const [one, ...others] = all.map(({ id }) => id)
  await db.insert(wishes).values(others.map((productId) => ({ sessionHash: 'own', productId })))

  await expect(addWish({ db, sessionHash: 'own' }, { productId: one ?? '' })).rejects.toMatchObject({
    code: 'wishes_full',
  })
  await expect(addWish({ db, sessionHash: 'own' }, { productId: others[0] ?? '' })).resolves.toBeUndefined()
})

test('a merged list above the limit shows its newest wishes and the total number', async () => {
  const { db } = await openShop()
  const all = await db
    .select({ id: products.id })
    .from(products)
    .orderBy(products.id)
    .limit(MOST_WISHES + 2)
  const newest = all.slice(0, MOST_WISHES).map(({ id }) => id)
  const wishOf = (createdAt: string) => (productId: string) => ({
    sessionHash: 'own',
    productId,
    createdAt: new Date(createdAt),
  })
  await db.insert(wishes).values(newest.map(wishOf('2026-11-25T03:00:00Z')))
  await db.insert(wishes).values(all.slice(MOST_WISHES).map(({ id }) => wishOf('2026-11-24T03:00:00Z')(id)))

  const { wishes: listed, total } = await listWishes({ db, sessionHash: 'own' })

  expect(listed.map(({ id }) => id)).toEqual(newest)
  expect(total).toBe(MOST_WISHES + 2)
})

test('a session with a new id keeps its wishes, each once', async () => {
  const { db, list } = await openList('ayu-serum', 'kala-mug')
  await addWish({ db, sessionHash: 'next' }, { productId: 'kala-mug' })

  await moveSession(db, { from: 'own', to: 'next' })

  expect((await list('next')).toSorted()).toEqual(['ayu-serum', 'kala-mug'])
  expect(await list()).toEqual([])
})
