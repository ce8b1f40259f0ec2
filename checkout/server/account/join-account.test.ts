import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { basketLines, baskets, cartLines, dataDeletions, savedAddresses } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { startBasket } from '../basket/start-basket'
import { addToCart } from '../cart/add-to-cart'
import { checkOutCart } from '../cart/check-out-cart'
import { MOST_ADDRESSES } from '../delivery/limits'
import { listAddresses } from '../delivery/saved-addresses'
import { openIssuer } from '../handoff/testing/test-issuer'
import { getOrder } from '../order-view/get-order'
import { listOrders } from '../order-view/list-orders'
import { requestDeletion } from '../rights/delete-data'
import { fillBasket, openShop, setStock } from '../testing/open-world'
import { placeTestOrder } from '../testing/test-order'
import { joinAccount } from './join-account'

const account = 'of the account'
const guest = 'of a browser'
const sku = 'AYU-SERUM'
const NOTHING = { orders: 0, baskets: 0, cart: 0, addedUp: [], cartAddedUp: [], droppedAddresses: 0 }

const basketOf = (db: Database, sessionHash: string, quantity: number) =>
  startBasket({ db, sessionHash, now: new Date() }, { sku, quantity })

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

  expect(joined).toEqual({ ...NOTHING, orders: 1 })
  expect(await getOrder(db, { orderId, sessionHash: account })).toMatchObject({ id: orderId })
  expect((await listOrders({ db, sessionHash }, {})).orders).toEqual([])
  expect(await listAddresses({ db, sessionHash })).toEqual([])
})

test('two address books merge into the preferred and the most recent addresses, with a count of the dropped ones', async () => {
  const { db } = await openShop()
  const area = await db.query.areas.findFirst()
  const address = (sessionHash: string, house: number) => ({
    sessionHash,
    recipient: 'Tari',
    phone: '+6281234567890',
    areaId: area?.id ?? '',
    street: `Rumah ${house}`,
    usedAt: new Date(house),
    preferredAt: house === 1 ? new Date(0) : null,
  })
  for (let house = 1; house <= MOST_ADDRESSES; house += 1)
    await db.insert(savedAddresses).values(address(account, house))
  for (const house of [2, 30, 31]) await db.insert(savedAddresses).values(address(guest, house))

  const joined = await joinAccount(db, { from: guest, to: account })

  const streets = (await listAddresses({ db, sessionHash: account })).map(({ street }) => street)
  expect(joined).toEqual({ ...NOTHING, droppedAddresses: 2 })
  expect(streets).toHaveLength(MOST_ADDRESSES)
  expect(streets.slice(0, 3)).toEqual(['Rumah 1', 'Rumah 31', 'Rumah 30'])
  expect(streets).not.toContain('Rumah 3')
})

test.each([
  { has: 2, brings: 3, stock: 140, quantity: 5 },
  { has: 7, brings: 6, stock: 140, quantity: 10 },
  { has: 2, brings: 3, stock: 4, quantity: 4 },
  { has: 4, brings: 3, stock: 1, quantity: 4 },
])('$has and $brings of the same, with $stock in stock, become $quantity', async ({ has, brings, stock, quantity }) => {
  const { db } = await openShop()
  await setStock(db, sku, stock)
  await basketOf(db, account, has)
  await basketOf(db, guest, brings)

  const joined = await joinAccount(db, { from: guest, to: account })

  expect(joined).toEqual({ ...NOTHING, addedUp: [{ sku, requested: has + brings, quantity }] })
  expect(await piecesOf(db)).toEqual([`${account}: ${quantity}`])
})

test('a buyer who signs in after typing an address keeps that basket, and the account’s pieces join it', async () => {
  const { db } = await openShop()
  await basketOf(db, account, 2)
  const { basketId } = await fillBasket(db, { sessionHash: guest, lines: [{ sku, quantity: 1 }] })

  const joined = await joinAccount(db, { from: guest, to: account })

  expect(joined).toMatchObject({ baskets: 1, addedUp: [{ sku, requested: 3, quantity: 3 }] })
  expect(await piecesOf(db)).toEqual([`${account}: 3`])
  expect(await quoteBasket(db, { basketId, sessionHash: account, now: new Date() })).toMatchObject({
    delivery: { street: 'Jalan Melati 7' },
  })
})

test('a handed-over basket stays separate from the account’s baskets', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const rani = browser()
  await rani.buy(db, await tap())
  await basketOf(db, account, 2)

  const joined = await joinAccount(db, { from: rani.sessionHash(), to: account })

  expect(joined).toMatchObject({ baskets: 1, addedUp: [] })
  expect(await piecesOf(db)).toHaveLength(2)
})

test('two carts become one: no line is lost, none is there twice, and none holds more than stock and an order take', async () => {
  const { db } = await openShop()
  const stock = { 'AYU-SERUM': 140, 'KALA-MUG': 4, 'WANGI-SOAP': 0 }
  const skus = Object.keys(stock) as (keyof typeof stock)[]
  for (const one of skus) await setStock(db, one, stock[one])
  const cart = fc.uniqueArray(
    fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 10 }), selected: fc.boolean() }),
    { selector: (line) => line.sku },
  )
  const addedAt = new Date()

  await fc.assert(
    fc.asyncProperty(cart, cart, async (mine, theirs) => {
      await db.delete(cartLines).where(inArray(cartLines.sessionHash, [guest, account]))
      for (const [sessionHash, lines] of [
        [guest, mine],
        [account, theirs],
      ] as const)
        if (lines.length > 0)
          await db.insert(cartLines).values(lines.map((line) => ({ ...line, sessionHash, seenAmount: 9_000, addedAt })))
      const quantityIn = (lines: typeof mine, one: string) => lines.find((line) => line.sku === one)?.quantity ?? 0

      const joined = await joinAccount(db, { from: guest, to: account })

      const expected = skus
        .map((one) => ({ one, had: [quantityIn(mine, one), quantityIn(theirs, one)] as const }))
        .filter(({ had: [here, there] }) => here + there > 0)
        .map(({ one, had: [here, there] }) => ({
          sku: one,
          quantity: here && there ? Math.max(here, there, Math.min(here + there, 10, stock[one])) : here + there,
        }))
      const cart = await db.select().from(cartLines).orderBy(cartLines.sku)
      expect(cart.map(({ sku, quantity }) => ({ sku, quantity }))).toEqual(expected)
      expect(cart.every(({ sessionHash }) => sessionHash === account)).toBe(true)
      expect(joined.cart).toBe(mine.length)
      expect(joined.cartAddedUp).toEqual(
        expected
          .filter(({ sku }) => quantityIn(mine, sku) && quantityIn(theirs, sku))
          .map(({ sku, quantity }) => ({ sku, requested: quantityIn(mine, sku) + quantityIn(theirs, sku), quantity })),
      )
    }),
    { numRuns: 60 },
  )
})

test('a buyer who signs in during checkout keeps that basket, merged with the account’s cart', async () => {
  const { db } = await openShop()
  const now = new Date()
  const fill = async (sessionHash: string, one: string) => {
    await addToCart({ db, sessionHash, now }, { sku: one, quantity: 1 })
    return checkOutCart({ db, sessionHash })
  }
  await fill(account, 'KALA-MUG')
  const here = await fill(guest, sku)

  const joined = await joinAccount(db, { from: guest, to: account })

  expect(joined).toEqual({ ...NOTHING, cart: 1 })
  expect(await db.select().from(baskets)).toMatchObject([{ id: here.basketId, sessionHash: account }])
  expect(await checkOutCart({ db, sessionHash: account })).toEqual(here)
  expect(await piecesOf(db)).toEqual([`${account}: 1`, `${account}: 1`])
})

test('a deletion that was asked for as a guest is not the account’s', async () => {
  const { db } = await openShop()
  await basketOf(db, guest, 1)
  await requestDeletion({ db, sessionHash: guest, now: new Date() })

  await joinAccount(db, { from: guest, to: account })

  expect(await db.$count(dataDeletions)).toBe(0)
})

test('a browser without a session or with a joined one adds nothing to the account', async () => {
  const { db } = await openShop()

  for (const from of [null, account]) expect(await joinAccount(db, { from, to: account })).toEqual(NOTHING)
})
