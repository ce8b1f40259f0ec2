import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { orders } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { placeTestOrder } from '../testing/test-order'
import { readFigures } from './observe-shop'

test('a shop in which nothing waits says so', async () => {
  const { db } = await openShop()

  expect(await readFigures(db)).toMatchObject({
    'pasar.jobs.dead': 0,
    'pasar.outbox.waiting': 0,
    'pasar.inbox.waiting': 0,
    'pasar.database.wait': expect.any(Number),
  })
})

test('waiting rows are counted, with the age of the oldest', async () => {
  const { db, orderId } = await placeTestOrder({ breaks: ['nothingForgedGetsIn'] })
  await db.update(orders).set({ nextPollAt: sql`now() - interval '10 minutes'` }).where(eq(orders.id, orderId))
  await db.execute(sql`
    insert into payment_notifications (dedupe_key, provider_order_id, raw_body, received_at)
    values ('seen once', 'PSR-UNKNOWN-1', '{}', now() - interval '2 minutes')`)
  await db.execute(sql`
    insert into outbox (key, topic, order_id, payload, created_at)
    values ('told', 'buyer_message', ${orderId}, '{}', now() - interval '5 minutes')`)

  const figures = await readFigures(db)

  expect(figures['pasar.reconcile.lag']).toBeCloseTo(600, -2)
  expect(figures).toMatchObject({ 'pasar.inbox.waiting': 1 })
  // The shop's clock has milliseconds, the database's has microseconds.
  expect(figures['pasar.inbox.age']).toBeGreaterThan(119.99)
  expect(figures['pasar.outbox.age']).toBeGreaterThan(299.99)
})
