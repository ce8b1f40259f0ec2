import { beforeAll, expect, test } from 'vitest'
import { fillShop } from '../rehearsal/fill-shop'
import { openTestShop, type TestShop } from '../testing/test-shop'
import { type Traded, trade } from './trade'

const ENOUGH = 120

let shop: TestShop

beforeAll(async () => {
  shop = await openTestShop()
  await fillShop({ shop, orders: 1000, seed: 1 })

  return shop.close
})

test('the simulation buys, pays, refunds and edits, and finishes running changes on the signal', async () => {
  const stop = new AbortController()
  const stopSoon = (traded: Traded) => total(traded) > ENOUGH && stop.abort()
  const before = await count(shop)

  const { traded } = await trade({ sql: shop.sql, rate: 2000, seed: 3, signal: stop.signal, onProgress: stopSoon })

  const after = await count(shop)
  expect(after.orders - before.orders).toBe(traded.bought)
  expect(after.lines - before.lines).toBe(traded.bought)
  expect(after.refunds - before.refunds).toBe(traded.refunded)
  expect(before.reviews - after.reviews).toBe(traded.deleted)
  expect(Math.min(traded.bought, traded.paid, traded.refunded, traded.edited)).toBeGreaterThan(0)
})

test('the simulation trades no faster than the given rate', async () => {
  const stop = new AbortController()
  const began = performance.now()
  const stopSoon = (traded: Traded) => total(traded) >= 10 && stop.abort()

  const { traded } = await trade({ sql: shop.sql, rate: 40, seed: 4, signal: stop.signal, onProgress: stopSoon })

  const seconds = (performance.now() - began) / 1000
  expect(total(traded)).toBeLessThanOrEqual(40 * seconds + 1)
})

test('an empty shop names the command that fills it', async () => {
  const empty = await openTestShop()

  const trading = trade({ sql: empty.sql, rate: 1, seed: 1, signal: new AbortController().signal })

  await expect(trading).rejects.toThrow('npm run migration -- rehearse')
  await empty.close()
})

const total = (traded: Traded) => Object.values(traded).reduce((sum, of) => sum + of)

async function count({ sql }: TestShop) {
  const [counted] = await sql<{ orders: number; lines: number; refunds: number; reviews: number }[]>`
    select (select count(*)::int from orders) as orders, (select count(*)::int from order_lines) as lines,
      (select count(*)::int from refunds) as refunds, (select count(*)::int from reviews) as reviews`
  if (!counted) throw new Error('nothing was counted')

  return counted
}
