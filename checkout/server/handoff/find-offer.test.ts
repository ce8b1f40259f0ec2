import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { areas, baskets, cartLines, orderLines, orders, variants } from '@/db/schema'
import { chooseCourier } from '../basket/choose-courier'
import { quoteBasket } from '../basket/quote-basket'
import { saveAddress } from '../basket/save-address'
import { startBasket } from '../basket/start-basket'
import { addToCart } from '../cart/add-to-cart'
import { removeFromCart, restoreToCart } from '../cart/change-cart'
import { checkOutCart } from '../cart/check-out-cart'
import { placeOrder } from '../placement/place-order'
import { openShop } from '../testing/open-world'
import { findOffer } from './find-offer'
import { minutesLater, noon, openIssuer } from './testing/test-issuer'

const A_WEEK = 7 * 24 * 60

const sandal = (size: number) => ({ sku: `LANGKAH-SANDAL-${size}`, quantity: 1, seenAmount: 289_000 })

/** A buyer who has tapped the sandals of size 40, which the feed showed at this price. */
async function land({ seen = 289_000 } = {}) {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const rani = browser()
  await rani.claim(db, await tap({ ...sandal(40), promo: 120, seen }))
  const own = () => ({ db, sessionHash: rani.sessionHash() ?? '', now: noon })

  return { db, own, claim: async (offer: Parameters<typeof tap>[0]) => rani.claim(db, await tap(offer)) }
}

type Buyer = ReturnType<Awaited<ReturnType<typeof land>>['own']>

const lineOf = async (own: Buyer, basketId: string) =>
  (await quoteBasket(own.db, { ...own, basketId })).parcels.flatMap(({ lines }) => lines)[0]

test.each([
  { size: 40, seen: 269_000, keeps: { seenAmount: 269_000, promoId: 120 } },
  { size: 42, seen: 269_000, keeps: { seenAmount: 289_000, promoId: 120 } },
])('size $size of a product seen at $seen in size 40 is bought with $keeps', async ({ size, seen, keeps }) => {
  const { db, own } = await land({ seen })

  const { basketId } = await startBasket(own(), sandal(size))
  await addToCart(own(), sandal(size))

  expect(await lineOf(own(), basketId)).toMatchObject(keeps)
  expect(await db.select().from(cartLines)).toMatchObject([keeps])
  expect(await db.select().from(baskets)).toMatchObject([{ issuer: 'http://ramai.localhost:3000' }])
})

test('an offer holds for its product and browser only, and for a week', async () => {
  const { db, own } = await land()
  const nothing = { promoId: null }
  const later = { ...own(), now: minutesLater(A_WEEK) }

  for (const [buyer, item] of [
    [own(), { sku: 'AYU-SERUM', quantity: 1 }],
    [{ ...own(), sessionHash: 'another' }, sandal(40)],
    [later, sandal(40)],
  ] as const) {
    const { basketId } = await startBasket(buyer, item)
    expect(await lineOf(buyer, basketId)).toMatchObject(nothing)
  }
  expect(await findOffer(own(), { productId: 'langkah-sandal' })).toMatchObject({ sku: 'LANGKAH-SANDAL-40' })
  expect(await findOffer(later, { productId: 'langkah-sandal' })).toBeNull()
  expect(await db.$count(baskets, eq(baskets.issuer, 'http://ramai.localhost:3000'))).toBe(0)
})

test('the latest tap on a product counts', async () => {
  const { own, claim } = await land()

  await claim({ ...sandal(43), promo: 128, seen: 279_000, at: noon })
  const { basketId } = await startBasket(own(), sandal(43))

  expect(await lineOf(own(), basketId)).toMatchObject({ seenAmount: 279_000, promoId: 128 })
})

test('a line that was removed and restored keeps its promotion', async () => {
  const { db, own } = await land()
  await addToCart(own(), sandal(40))

  await restoreToCart(own(), await removeFromCart(own(), sandal(40)))

  expect(await db.select().from(cartLines)).toMatchObject([{ promoId: 120 }])
})

test('goods of two taps are one order, in which each line names its promotion', async () => {
  const { db, own, claim } = await land()
  await addToCart(own(), sandal(41))
  await claim({ sku: 'AYU-SERUM', promo: 101 })
  await addToCart(own(), { sku: 'AYU-SERUM', quantity: 1 })
  await addToCart(own(), { sku: 'KALA-MUG', quantity: 1 })

  const basket = { ...(await checkOutCart(own())), ...own() }
  await arrangeDelivery(basket)
  const { totals } = await quoteBasket(db, basket)
  await placeOrder(db, { ...basket, expectedTotal: totals.total })

  const lines = await db.select().from(orderLines).orderBy(orderLines.sku)
  expect(lines.map(({ sku, promoId }) => [sku, promoId])).toEqual([
    ['AYU-SERUM', 101],
    ['KALA-MUG', null],
    ['LANGKAH-SANDAL-41', 120],
  ])
  expect(await db.select().from(orders)).toMatchObject([{ issuer: 'http://ramai.localhost:3000' }])
})

async function arrangeDelivery(basket: Buyer & { basketId: string }) {
  const [area] = await basket.db.select().from(areas).where(eq(areas.village, 'Menteng'))
  const address = {
    recipient: 'Sari Wulandari',
    phone: '081234567890',
    areaId: area?.id ?? '',
    street: 'Jalan Melati 7',
    rtRw: '',
    landmark: '',
    courierNote: '',
  }
  await saveAddress(basket, { ...basket, address })
  for (const { shop } of (await quoteBasket(basket.db, basket)).parcels)
    await chooseCourier(basket, { ...basket, shopId: shop.id, courierCode: 'merpati-reguler' })
}

test.each(['bought now', 'put into the cart'])(
  'a price that rose since the feed showed it needs a consent, when the goods are %s',
  async (how) => {
    const { db, own } = await land({ seen: 289_000 })
    await db.update(variants).set({ price: 299_000 }).where(eq(variants.sku, 'LANGKAH-SANDAL-40'))
    const offer = { ...sandal(40), seenAmount: 299_000 }

    if (how === 'put into the cart') await addToCart(own(), offer)
    const { basketId } = await (how === 'bought now' ? startBasket(own(), offer) : checkOutCart(own()))

    expect((await quoteBasket(db, { ...own(), basketId })).obstacles).toContain('price_rise')
  },
)
