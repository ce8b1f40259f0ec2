import { expect, test } from 'vitest'
import { basketLines, baskets } from '@/db/schema'
import { fillBasket, openShop } from '../testing/open-world'
import { quoteBasket } from './quote-basket'
import { removeLine } from './remove-line'

const now = new Date('2026-11-25T05:00:00Z')
const lines = [
  { sku: 'AYU-SERUM', quantity: 1 },
  { sku: 'KALA-MUG', quantity: 1 },
]

test('a line is taken out with the parcel that only it was in, and the basket is another than was quoted', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db, { lines })
  const before = await quoteBasket(db, { ...basket, now })

  await removeLine({ db, ...basket }, { ...basket, sku: 'KALA-MUG' })

  const { parcels, version } = await quoteBasket(db, { ...basket, now })
  expect(before.parcels).toHaveLength(2)
  expect(parcels).toMatchObject([{ lines: [{ sku: 'AYU-SERUM' }] }])
  expect(version).toBe(before.version + 1)
})

test('the only line, and a line of another’s basket, stay', async () => {
  const { db } = await openShop()
  const two = await fillBasket(db, { lines })
  const one = await fillBasket(db)

  await expect(removeLine({ db, ...one }, { ...one, sku: 'AYU-SERUM' })).rejects.toMatchObject({
    code: 'basket_line_only',
  })
  await expect(removeLine({ db, ...two, sessionHash: 'another' }, { ...two, sku: 'KALA-MUG' })).rejects.toMatchObject({
    code: 'basket_missing',
  })

  expect(await db.$count(basketLines)).toBe(3)
  expect((await db.select().from(baskets)).map(({ version }) => version)).toEqual([0, 0])
})
