import { expect, inject, onTestFinished, test } from 'vitest'
import { products } from '@/db/schema'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { readNow } from './clock'
import { getDatabase } from './database'
import { stubEnvironment } from './testing/complete-environment'
import { createCallerFactory } from './trpc/procedure'
import { appRouter } from './trpc/router'

/** A demo process whose primary is down: nothing listens on that port. */
async function openBehindNothing() {
  const replica = await cloneDatabase(inject('templateUrl'))
  stubEnvironment({
    DEMO_MODE: '1',
    PASAR_DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
    PASAR_DATABASE_REPLICA_URL: replica.url,
    PASAR_DEMO_KEY: 'de'.repeat(32),
  })
  const { db, lagging, close } = getDatabase()
  onTestFinished(async () => {
    await close()
    await replica.drop()
  })
  const [product] = await lagging.select().from(products).limit(1)
  const shop = createCallerFactory(appRouter)({
    db,
    readNow: () => readNow(db),
    requestId: 'test',
    address: '203.0.113.7',
    sessionHash: 'a buyer',
    operatorSession: null,
    browserHash: 'a buyer',
    customer: null,
    accountSession: null,
  })

  return { id: product?.id ?? '', shop }
}

test("while the primary is away a demo shows what everybody sees alike, and nothing that is one's own", async () => {
  const { id, shop } = await openBehindNothing()
  const { catalogue, cart, order } = shop

  expect((await catalogue.front()).best).not.toHaveLength(0)
  expect(await catalogue.product({ id })).toMatchObject({ id })
  expect((await catalogue.find({ typed: '', filters: {} })).count).toBeGreaterThan(0)
  expect(await catalogue.suggest({ typed: 'se' })).toBeDefined()
  expect((await catalogue.reviews({ productId: id })).reviews).toBeDefined()

  const own = [catalogue.ownProduct({ productId: id }), cart.count(), order.get({ orderId: 'PSR-222222222222' })]
  const refused = await Promise.allSettled(own)
  expect(refused).toMatchObject(own.map(() => ({ status: 'rejected', reason: { message: 'database_away' } })))
})
