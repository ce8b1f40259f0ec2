import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { basketLines, baskets, variants } from '@/db/schema'
import { hashSessionId } from '../session/session'
import { openShop } from '../testing/open-world'
import { confirmPrice } from './confirm-price'
import { quoteBasket } from './quote-basket'
import { startBasket } from './start-basket'

const now = new Date('2026-11-25T05:00:00Z')
const request = { sku: 'AYU-SERUM', quantity: 1, sessionHash: 'own', now }

async function openShopAt(price: number) {
  const { db } = await openShop()
  await db.update(variants).set({ price }).where(eq(variants.sku, 'AYU-SERUM'))

  return db
}

test.each([
  { shown: 129_000, price: 135_000, asks: true },
  { shown: 129_000, price: 129_000, asks: false },
  { shown: 135_000, price: 129_000, asks: false },
  { shown: undefined, price: 135_000, asks: false },
])('a page that showed $shown and a price of $price: consent needed is $asks', async ({ shown, price, asks }) => {
  const db = await openShopAt(price)

  const { basketId } = await startBasket({ db, ...request }, { ...request, seenAmount: shown })

  const { obstacles } = await quoteBasket(db, { basketId, sessionHash: 'own', now })
  expect(obstacles.includes('price_rise')).toBe(asks)
})

test('two taps make one basket, and a later one says anew how many and at which price', async () => {
  const db = await openShopAt(129_000)

  const form = { ...request, formKey: crypto.randomUUID() }
  const [one, other] = await Promise.all([startBasket({ db, ...request }, form), startBasket({ db, ...request }, form)])
  const later = await startBasket({ db, ...request }, { ...request, quantity: 3, seenAmount: 120_000 })

  expect([other?.basketId, later.basketId]).toEqual([one?.basketId, one?.basketId])
  expect(await db.select().from(basketLines)).toMatchObject([{ quantity: 3, seenAmount: 120_000 }])
  expect(await db.select().from(baskets)).toMatchObject([{ version: 2 }])
})

test.each([
  { again: 129_000, price: 150_000, asks: true },
  { again: 160_000, price: 160_000, asks: false },
  { again: 160_000, price: 165_000, asks: true },
])(
  'after consent to 160000, a tap at $again and a price of $price: consent needed is $asks',
  async ({ again, price, asks }) => {
    const db = await openShopAt(160_000)
    const own = await startBasket({ db, ...request }, { ...request, seenAmount: 129_000 })
    await confirmPrice({ db, ...request }, { ...own, ...request, amount: 160_000 })
    const set = (price: number) => db.update(variants).set({ price }).where(eq(variants.sku, 'AYU-SERUM'))

    await set(again)
    await startBasket({ db, ...request }, { ...request, seenAmount: 129_000 })
    await set(price)

    const { obstacles } = await quoteBasket(db, { ...own, sessionHash: 'own', now })
    expect(obstacles.includes('price_rise')).toBe(asks)
  },
)

test('another item, another buyer and an order each leave room for a basket of their own', async () => {
  const db = await openShopAt(129_000)
  const form = { ...request, formKey: crypto.randomUUID() }
  const { basketId } = await startBasket({ db, ...request }, form)
  await db.update(baskets).set({ state: 'ordered' }).where(eq(baskets.id, basketId))

  await startBasket({ db, ...request }, form)
  await startBasket({ db, ...request }, { ...request, sku: 'KALA-MUG' })
  const guest = await startBasket({ db, ...request, sessionHash: null }, request)

  expect(await db.$count(baskets)).toBe(4)
  expect(await db.$count(baskets, eq(baskets.sessionHash, hashSessionId(guest.sessionId ?? '')))).toBe(1)
})
