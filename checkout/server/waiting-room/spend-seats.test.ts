import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { baskets, orders, waitingSeats } from '@/db/schema'
import { joinAccount } from '../account/join-account'
import { changeQuantity } from '../basket/change-quantity'
import { quoteBasket } from '../basket/quote-basket'
import { startBasket } from '../basket/start-basket'
import { addToCart } from '../cart/add-to-cart'
import { checkOutCart } from '../cart/check-out-cart'
import { placeOrder } from '../placement/place-order'
import { fillBasket, openShop, stockOf } from '../testing/open-world'
import { changeRoom } from './change-room'
import { findBasket } from './find-room'
import { advanceRooms, listRooms } from './rooms'
import type { Seat } from './ticket'

const WITHOUT_SEAT = { code: 'waiting_room' }
const SERUM = [{ sku: 'AYU-SERUM', quantity: 1 }]
const MUG = [{ sku: 'KALA-MUG', quantity: 1 }]

async function openShopWithRooms() {
  const { db } = await openShop()
  const now = new Date(Date.now() + 1000)
  const open = (id: string, { mostActive = 2, at = now } = {}) =>
    changeRoom({ db, now: at, operator: 'test' }, { id, mode: 'open', mostActive, mostAMinute: 6000 })
  const fill = async (
    lines = SERUM,
    { filledAt = new Date(now.getTime() + 1000), sessionHash = randomUUID() as string } = {},
  ) => {
    const own = await fillBasket(db, { lines, sessionHash })
    await db.update(baskets).set({ filledAt }).where(eq(baskets.id, own.basketId))

    return own
  }
  const order = async (own: { basketId: string; sessionHash: string }, seats: Seat[] = []) => {
    const { totals } = await quoteBasket(db, { ...own, now })

    return placeOrder(db, { ...own, expectedTotal: totals.total, seats, now })
  }
  const seat = async (roomId: string, number = 1): Promise<Seat> => {
    await db.insert(waitingSeats).values({ roomId, number, until: new Date(now.getTime() + 60_000) })
    await db.execute(sql`update waiting_rooms set active = active + 1 where id = ${roomId}`)

    return { roomId, number }
  }

  return { db, now, open, fill, order, seat }
}

test('an order uses a seat in the room of its goods, from whichever page it was sent', async () => {
  const { db, open, fill, order, seat } = await openShopWithRooms()
  await open('ayu-serum')
  const [hot, other] = [await fill(), await fill(MUG)]

  await expect(order(hot)).rejects.toMatchObject(WITHOUT_SEAT)
  await order(other)

  expect(await db.$count(orders)).toBe(1)
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  await order(hot, [await seat('ayu-serum')])
})

test('goods of several rooms need a seat in each, and a seat of another room is none', async () => {
  const { open, fill, order, seat } = await openShopWithRooms()
  for (const room of ['ayu-serum', 'shop', 'hijau-pot']) await open(room)
  const both = await fill([...SERUM, ...MUG])
  const [serum, shop, pot] = [await seat('ayu-serum'), await seat('shop'), await seat('hijau-pot')]

  await expect(order(both, [pot])).rejects.toMatchObject(WITHOUT_SEAT)
  await expect(order(both, [serum])).rejects.toMatchObject(WITHOUT_SEAT)
  await expect(order(both, [shop, pot])).rejects.toMatchObject(WITHOUT_SEAT)
  await order(both, [serum, shop, pot])
})

test('a seat allows one order, also under parallel requests, and a repeated request returns the same order', async () => {
  const { db, now, open, fill, order, seat } = await openShopWithRooms()
  await open('shop')
  const seats = [await seat('shop')]
  const filled = await Promise.all(Array.from({ length: 10 }, () => fill()))

  const answers = await Promise.allSettled(filled.map((basket) => order(basket, seats)))

  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
  expect(refused).toEqual(Array(9).fill('waiting_room'))
  const [{ basketId, sessionHash, id } = { basketId: '', sessionHash: '', id: '' }] = await db.select().from(orders)
  expect(await order({ basketId: basketId ?? '', sessionHash: sessionHash ?? '' }, seats)).toEqual({ orderId: id })
  // The next buyer is admitted, and the old ticket no longer works.
  await advanceRooms(db, new Date(now.getTime() + 5000))
  expect(await listRooms(db)).toMatchObject([{ active: 0 }])
  await expect(order(await fill(), seats)).rejects.toMatchObject(WITHOUT_SEAT)
  expect((await db.execute(sql`select from waiting_absences`)).length).toBe(0)
})

test('a seat that was given on for its buyer did nothing buys no order', async () => {
  const { db, now, open, fill, order, seat } = await openShopWithRooms()
  await open('shop')
  const seats = [await seat('shop')]

  await advanceRooms(db, new Date(now.getTime() + 120_000))

  await expect(order(await fill(), seats)).rejects.toMatchObject(WITHOUT_SEAT)
})

test('checkouts under way when a room opens continue, up to the room’s capacity', async () => {
  const { now, open, fill, order } = await openShopWithRooms()
  const before = (seconds: number) => ({ filledAt: new Date(now.getTime() - seconds * 1000) })
  const [newest, newer, old, ancient] = [
    await fill(SERUM, before(1)),
    await fill(SERUM, before(2)),
    await fill(SERUM, before(3)),
    await fill(SERUM, before(3600)),
  ]
  const other = await fill(MUG, before(0))
  await open('ayu-serum', { mostActive: 2 })

  await order(newest)
  await order(newer)
  await order(other)
  for (const basket of [old, ancient]) await expect(order(basket)).rejects.toMatchObject(WITHOUT_SEAT)
})

test('adding pieces to an admitted basket needs a seat in the product’s room, and removing them does not', async () => {
  const { db, now, open, fill, order, seat } = await openShopWithRooms()
  const filledAt = new Date(now.getTime() - 1000)
  const [grown, shrunk, mixed] = [
    await fill(SERUM, { filledAt }),
    await fill([{ sku: 'AYU-SERUM', quantity: 3 }], { filledAt }),
    await fill([...SERUM, ...MUG], { filledAt }),
  ]
  await open('ayu-serum', { mostActive: 3 })

  await changeQuantity({ db, ...grown }, { ...grown, sku: 'AYU-SERUM', quantity: 10 })
  await changeQuantity({ db, ...grown }, { ...grown, sku: 'AYU-SERUM', quantity: 1 })
  await changeQuantity({ db, ...shrunk }, { ...shrunk, sku: 'AYU-SERUM', quantity: 2 })
  await changeQuantity({ db, ...mixed }, { ...mixed, sku: 'KALA-MUG', quantity: 2 })

  await expect(order(grown)).rejects.toMatchObject(WITHOUT_SEAT)
  expect(await findBasket(db, grown.basketId)).toMatchObject({ insideOf: [] })
  await order(grown, [await seat('ayu-serum')])
  await order(shrunk)
  await order(mixed)
})

test('in the whole shop’s room more pieces of any product need a seat, also by signing in', async () => {
  const { db, now, open, fill, order } = await openShopWithRooms()
  const filledAt = new Date(now.getTime() - 1000)
  const [grown, here] = [await fill(MUG, { filledAt }), await fill(SERUM, { filledAt, sessionHash: 'browser' })]
  await fill([{ sku: 'AYU-SERUM', quantity: 9 }], { sessionHash: 'account' })
  await open('shop')

  await changeQuantity({ db, ...grown }, { ...grown, sku: 'KALA-MUG', quantity: 2 })
  await joinAccount(db, { from: 'browser', to: 'account' })

  await expect(order(grown)).rejects.toMatchObject(WITHOUT_SEAT)
  await expect(order({ ...here, sessionHash: 'account' })).rejects.toMatchObject(WITHOUT_SEAT)
})

test('a basket whose goods are chosen again after the opening needs a seat', async () => {
  const { db, now, open, fill, order } = await openShopWithRooms()
  const sessionHash = randomUUID()
  const tapped = await fill(SERUM, { sessionHash, filledAt: now })
  await addToCart({ db, sessionHash, now }, { sku: 'KALA-MUG', quantity: 1 })
  const collected = { ...(await checkOutCart({ db, sessionHash })), sessionHash }
  await open('shop', { at: new Date(Date.now() + 100) })
  await db.execute(sql`update waiting_rooms set opened_at = now() - interval '1 second'`)
  await db.execute(sql`update baskets set filled_at = now() - interval '2 seconds'`)

  await startBasket({ db, sessionHash, now }, { ...SERUM[0], sku: 'AYU-SERUM', quantity: 9 })
  await addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: 9 })
  await checkOutCart({ db, sessionHash })

  await expect(order(tapped)).rejects.toMatchObject(WITHOUT_SEAT)
  await expect(complete(collected)).rejects.toMatchObject(WITHOUT_SEAT)

  async function complete(own: typeof collected) {
    await db.execute(sql`update basket_deliveries set basket_id = ${own.basketId} where basket_id = ${tapped.basketId}`)
    await db.execute(sql`insert into basket_couriers (basket_id, shop_id, courier_code)
      select distinct ${own.basketId}::uuid, shop_id, 'merpati-reguler'
      from basket_lines join variants using (sku) join products on products.id = product_id
      where basket_id = ${own.basketId}`)

    return order(own)
  }
})
