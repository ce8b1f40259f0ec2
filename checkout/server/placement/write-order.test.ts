import { expect, test } from 'vitest'
import { orders } from '@/db/schema'
import { lockOpenBasketOrThrow } from '../basket/lock-open-basket'
import { quoteBasket } from '../basket/quote-basket'
import { fillBasket, openShop, untilSomebodyWaits } from '../testing/open-world'
import { placeOrder } from './place-order'

const now = new Date('2026-11-25T03:00:00Z')

test('a basket that changes after it was quoted is quoted again before it is ordered', async () => {
  const { db, sql } = await openShop()
  const basket = await fillBasket(db)
  const { totals } = await quoteBasket(db, { ...basket, now })
  const order = { ...basket, expectedTotal: totals.total, now }

  const placing = await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, basket)
    const placement = placeOrder(db, order)
    await untilSomebodyWaits(sql)
    await tx.execute(`update basket_deliveries set street = 'Jalan Kenanga 3'`)
    return { placement }
  })
  await placing.placement

  expect(await db.select().from(orders)).toMatchObject([{ street: 'Jalan Kenanga 3', total: totals.total }])
})
