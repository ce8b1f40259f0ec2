import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { closeShop } from './close-shop'
import { findDelisted } from './find-delisted'

test('a delisted product is named with its category and its shop, while that is open', async () => {
  const { db } = await openShop()
  const find = (id: string) => findDelisted({ lagging: db }, { id })
  await db.update(products).set({ delisted: true }).where(eq(products.id, 'kala-mug'))

  expect(await find('kala-mug')).toMatchObject({ category: 'kitchen', shop: { id: 'griya-kriya' } })
  expect([await find('ayu-serum'), await find('nothing')]).toEqual([null, null])
  await closeShop({ db, now: new Date() }, { shopId: 'griya-kriya' })
  expect(await find('kala-mug')).toMatchObject({ shop: null })
})
