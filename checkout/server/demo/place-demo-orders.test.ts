import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { customers } from '@/db/schema'
import { countOrders } from '../order-view/list-orders'
import { openShop } from '../testing/open-world'
import { after } from '../testing/test-order'
import { placeDemoOrders } from './place-demo-orders'

test('a demo identity has orders in several states, once, however often it signs in', async () => {
  const { db } = await openShop()
  const customerId = 'pembeli-hendra'
  const signIn = () => placeDemoOrders({ db, now: after(0) }, { customerId })

  await Promise.all([signIn(), signIn()])
  await signIn()

  const [customer] = await db.select().from(customers).where(eq(customers.id, customerId))
  expect(await countOrders({ db, sessionHash: customer?.sessionHash ?? '' })).toEqual({
    unpaid: 0,
    packing: 2,
    shipped: 1,
    arrived: 1,
    review: 1,
  })
})
