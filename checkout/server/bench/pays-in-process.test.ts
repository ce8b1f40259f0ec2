import { expect, test } from 'vitest'
import { orders } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { startGateway } from '../payment/gateway/testing/test-gateway'
import { checkOut } from '../placement/check-out'
import { fillBasket, openShop } from '../testing/open-world'
import { payingInProcess } from './pays-in-process'

const now = new Date('2026-11-25T03:00:00Z')

test('an order whose payment is confirmed in process is paid at once, without a gateway call', async () => {
  const { db } = await openShop()
  const { gateway, requests } = await startGateway()
  const basket = await fillBasket(db)
  const { totals } = await quoteBasket(db, { ...basket, now })

  await payingInProcess(checkOut)(
    { db, gateway, ...basket, address: '203.0.113.7', browserHash: null, now },
    { ...basket, expectedTotal: totals.total },
  )

  expect(await db.select({ status: orders.status }).from(orders)).toEqual([{ status: 'paid' }])
  expect(requests).toEqual([])
})
