import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { basketLines, baskets, dataDeletions } from '@/db/schema'
import { startBasket } from '../basket/start-basket'
import { listAddresses } from '../delivery/saved-addresses'
import { openIssuer } from '../handoff/test-issuer'
import { getOrder } from '../order-view/get-order'
import { listOrders } from '../order-view/list-orders'
import { requestDeletion } from '../rights/delete-data'
import { placeTestOrder } from '../test-order'
import { openShop, setStock } from '../test-shop'
import { joinAccount } from './join-account'

const account = 'of the account'
const guest = 'of a browser'
const sku = 'AYU-SERUM'

const basketOf = (db: Database, sessionHash: string, quantity: number) =>
  startBasket(db, { sku, quantity, sessionHash })

const piecesOf = async (db: Database) =>
  (
    await db
      .select({ owner: baskets.sessionHash, quantity: basketLines.quantity })
      .from(baskets)
      .innerJoin(basketLines, eq(basketLines.basketId, baskets.id))
      .orderBy(baskets.createdAt)
  ).map(({ owner, quantity }) => `${owner}: ${quantity}`)

test('the orders and addresses of a browser are the account’s from then on, and the browser’s no more', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()

  const joined = await joinAccount(db, { from: sessionHash, to: account })

  expect(joined).toEqual({ orders: 1, baskets: 0, addedUp: [] })
  expect(await getOrder(db, { orderId, sessionHash: account })).toMatchObject({ id: orderId })
  expect(await listOrders(db, { sessionHash })).toEqual([])
  expect(await listAddresses(db, { sessionHash })).toEqual([])
})

test.each([
  { has: 2, brings: 3, stock: 140, got: 5 },
  { has: 7, brings: 6, stock: 140, got: 10 },
  { has: 2, brings: 3, stock: 4, got: 4 },
  { has: 4, brings: 3, stock: 1, got: 4 },
])('$has and $brings of the same, with $stock in stock, become $got', async ({ has, brings, stock, got }) => {
  const { db } = await openShop()
  await setStock(db, sku, stock)
  const { basketId } = await basketOf(db, account, has)
  await basketOf(db, guest, brings)

  const joined = await joinAccount(db, { from: guest, to: account })

  expect(joined).toEqual({ orders: 0, baskets: 0, addedUp: [{ basketId, wanted: has + brings, got }] })
  expect(await piecesOf(db)).toEqual([`${account}: ${got}`])
})

test('what a social app handed over stays beside what the account has', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const rani = browser()
  await rani.claim(db, await tap())
  await basketOf(db, account, 2)

  const joined = await joinAccount(db, { from: rani.sessionHash(), to: account })

  expect(joined).toMatchObject({ baskets: 1, addedUp: [] })
  expect(await piecesOf(db)).toHaveLength(2)
})

test('a deletion that was asked for as a guest is not the account’s', async () => {
  const { db } = await openShop()
  await basketOf(db, guest, 1)
  await requestDeletion(db, { sessionHash: guest, now: new Date() })

  await joinAccount(db, { from: guest, to: account })

  expect(await db.$count(dataDeletions)).toBe(0)
})

test('a browser without a session, or one that joined before, brings nothing', async () => {
  const { db } = await openShop()

  for (const from of [null, account])
    expect(await joinAccount(db, { from, to: account })).toEqual({ orders: 0, baskets: 0, addedUp: [] })
})
