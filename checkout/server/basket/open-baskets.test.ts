import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { basketDeliveries, baskets } from '@/db/schema'
import { addToCart } from '../cart/add-to-cart'
import { checkOutCart } from '../cart/check-out-cart'
import { openIssuer } from '../handoff/testing/test-issuer'
import { fillBasket, openShop, setStock } from '../testing/open-world'
import { listOpenBaskets, MOST_SHOWN } from './list-open-baskets'
import { removeBasket } from './remove-basket'
import { showCheckout } from './show-checkout'
import { startBasket } from './start-basket'

const sku = 'AYU-SERUM'

test('buy-now baskets are listed beside the cart, also after a handoff, and the cart’s own checkout is not', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const rani = browser()
  const handedOver = await rani.buy(db, await tap())
  const sessionHash = rani.sessionHash() ?? ''
  const now = new Date()
  const bought = await startBasket({ db, sessionHash, now }, { sku: 'KALA-MUG', quantity: 2 })
  await addToCart({ db, sessionHash, now }, { sku, quantity: 3 })
  await checkOutCart({ db, sessionHash })

  expect(await listOpenBaskets({ db, sessionHash })).toMatchObject({
    baskets: [
      { basketId: bought.basketId, quantity: 2, handedOver: false },
      { basketId: handedOver.basketId, handedOver: true },
    ],
    count: 2,
  })
})

test('a basket beside the cart counts what is left of its goods, and says when there is nothing', async () => {
  const { db } = await openShop()
  const sessionHash = 'somebody'
  await startBasket({ db, sessionHash, now: new Date() }, { sku, quantity: 3 })

  await setStock(db, sku, 1)
  const few = await listOpenBaskets({ db, sessionHash })
  await setStock(db, sku, 0)
  const none = await listOpenBaskets({ db, sessionHash })

  expect(few.baskets).toMatchObject([{ requestedQuantity: 3, quantity: 1, available: 1 }])
  expect(none.baskets).toMatchObject([{ available: 0 }])
})

test('the newest baskets are shown, with the total number of baskets', async () => {
  const { db } = await openShop()
  const sessionHash = 'somebody'
  for (let times = 0; times < MOST_SHOWN; times++) await fillBasket(db, { sessionHash })
  const { basketId } = await fillBasket(db, { sessionHash })

  const { baskets, count } = await listOpenBaskets({ db, sessionHash })
  const { otherBaskets } = await showCheckout({ db, sessionHash, now: new Date() }, { basketId })

  expect(baskets).toHaveLength(MOST_SHOWN)
  expect(baskets[0]).toMatchObject({ basketId })
  expect(count).toBe(otherBaskets + 1)
})

test('a basket is removed with its address by its own browser, and one that is ordered stays', async () => {
  const { db } = await openShop()
  const [open, ordered] = [await fillBasket(db), await fillBasket(db)]
  await db.update(baskets).set({ state: 'ordered' }).where(eq(baskets.id, ordered.basketId))

  await expect(removeBasket({ db, ...open, sessionHash: 'another' }, open)).rejects.toMatchObject({
    code: 'basket_missing',
  })
  await expect(removeBasket({ db, ...ordered }, ordered)).rejects.toMatchObject({ code: 'basket_missing' })
  await removeBasket({ db, ...open }, open)

  expect(await db.select({ id: baskets.id }).from(baskets)).toEqual([{ id: ordered.basketId }])
  expect(await db.$count(basketDeliveries)).toBe(1)
})
