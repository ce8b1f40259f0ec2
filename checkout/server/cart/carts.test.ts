import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { basketLines, baskets, cartLines, products, variants } from '@/db/schema'
import { confirmPrice } from '../basket/confirm-price'
import { quoteBasket } from '../basket/quote-basket'
import { openIssuer } from '../handoff/testing/test-issuer'
import { moveSession } from '../session/session'
import { openShop, setStock } from '../testing/open-world'
import { OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { addOrderAgain } from './add-order-again'
import { addToCart, MOST_LINES } from './add-to-cart'
import { removeFromCart, restoreToCart, selectInCart, setCartQuantity } from './change-cart'
import { checkOutCart } from './check-out-cart'
import { forgetCarts } from './forget-carts'
import { addUpChosen, countCart, showCart } from './show-cart'

const now = new Date('2026-11-25T05:00:00Z')
const sessionHash = 'own'

/** Opens a cart with these pieces, added one after the other. */
async function openCart(...items: [sku: string, quantity: number][]) {
  const { db } = await openShop()
  for (const [index, [sku, quantity]] of items.entries())
    await addToCart({ db, sessionHash, now: new Date(now.getTime() + index) }, { sku, quantity })
  const lines = async () => (await showCart({ db, sessionHash })).shops.flatMap((shop) => shop.lines)
  const chosen = async () => (await showCart({ db, sessionHash })).chosen

  return { db, lines, chosen }
}

const priceOf = async (db: Database, sku: string) =>
  (await db.select().from(variants).where(eq(variants.sku, sku)))[0]?.price ?? 0

test('the total of any selection is the sum of its lines, to the rupiah', () => {
  const line = fc.record({
    selected: fc.boolean(),
    unitPrice: fc.nat(50_000_000),
    quantity: fc.integer({ min: 1, max: 10 }),
  })

  fc.assert(
    fc.property(fc.array(line, { maxLength: MOST_LINES }), (lines) => {
      const selected = lines.filter((line) => line.selected)

      expect(addUpChosen(lines)).toEqual({
        lines: selected.length,
        pieces: selected.reduce((sum, { quantity }) => sum + quantity, 0),
        amount: selected.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0),
      })
    }),
  )
})

test('items of several shops are listed by shop, the latest first, at today’s price', async () => {
  const { db, chosen } = await openCart(['AYU-SERUM', 2], ['KALA-MUG', 1], ['WANGI-SOAP', 1], ['AYU-SERUM', 1])
  const amount = 3 * 129_000 + (await priceOf(db, 'KALA-MUG')) + (await priceOf(db, 'WANGI-SOAP'))

  const { shops, lines, sellable } = await showCart({ db, sessionHash })

  expect(shops).toMatchObject([
    { id: 'rumah-ayu', lines: [{ sku: 'AYU-SERUM', quantity: 3, selected: true }, { sku: 'WANGI-SOAP' }] },
    { lines: [{ sku: 'KALA-MUG' }] },
  ])
  expect([lines, sellable, await countCart({ db, sessionHash })]).toEqual([3, 3, 3])
  expect(await chosen()).toEqual({ lines: 3, pieces: 5, amount })
  expect(await showCart({ db, sessionHash: 'another' })).toMatchObject({ shops: [], lines: 0 })
})

test.each([
  { has: 4, adds: 3, stock: 140, quantity: 7 },
  { has: 8, adds: 3, stock: 140, quantity: 10 },
  { has: 2, adds: 3, stock: 4, quantity: 4 },
  { has: 4, adds: 3, stock: 1, quantity: 4 },
])('$adds to $has, with $stock in stock, make $quantity', async ({ has, adds, stock, quantity }) => {
  const { db, lines } = await openCart(['AYU-SERUM', has])
  await setStock(db, 'AYU-SERUM', stock)

  const added = await addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: adds })

  expect(added).toEqual({ productId: 'ayu-serum', requested: has + adds, quantity })
  expect(await lines()).toMatchObject([{ requestedQuantity: quantity, quantity: Math.min(quantity, stock) }])
})

test('a form that arrives twice adds once, in any order; another form or quantity adds again', async () => {
  const { db, lines } = await openCart(['AYU-SERUM', 2])
  const send = (formKey: string, quantity: number) =>
    addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity, formKey })

  const taps = await Promise.all([send('one', 3), send('one', 3)])
  const late = await send('one', 3)

  expect([...taps, late]).toEqual(Array(3).fill({ productId: 'ayu-serum', requested: 5, quantity: 5 }))
  expect(await send('one', 1)).toMatchObject({ quantity: 6 })
  expect(await send('another', 1)).toMatchObject({ requested: 7, quantity: 7 })
  expect(await lines()).toMatchObject([{ quantity: 7 }])
})

test('the second tap on a form whose pieces the stock cut says so too, until the quantity is set anew', async () => {
  const { db } = await openCart(['AYU-SERUM', 2])
  await setStock(db, 'AYU-SERUM', 4)
  const send = () => addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: 3, formKey: 'one' })

  expect([await send(), await send()]).toEqual(Array(2).fill({ productId: 'ayu-serum', requested: 5, quantity: 4 }))
  await setCartQuantity({ db, sessionHash }, { sku: 'AYU-SERUM', quantity: 1 })
  expect(await send()).toMatchObject({ requested: 4, quantity: 4 })
})

test.each([
  {
    shown: 129_000,
    rises: 135_000,
    seen: 129_000,
    what: 'a price that rose after the page showed it is still to be agreed to',
  },
  { shown: 129_000, rises: 120_000, seen: 120_000, what: 'a price that fell meanwhile is used' },
  { shown: undefined, rises: 135_000, seen: 135_000, what: 'who saw no price takes the present one' },
])('$what', async ({ shown, rises, seen }) => {
  const { db, lines } = await openCart()
  await db.update(variants).set({ price: rises }).where(eq(variants.sku, 'AYU-SERUM'))

  await addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: 1, seenAmount: shown })

  expect(await lines()).toMatchObject([{ seenAmount: seen, unitPrice: rises }])
})

test('pieces that are added at a higher price leave what was seen of those before', async () => {
  const { db, lines } = await openCart(['AYU-SERUM', 1])
  await db.update(variants).set({ price: 135_000 }).where(eq(variants.sku, 'AYU-SERUM'))

  await addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: 1, seenAmount: 135_000 })

  expect(await lines()).toMatchObject([{ quantity: 2, seenAmount: 129_000, unitPrice: 135_000 }])
})

test('a sold-out, delisted or unknown product is not added to a cart', async () => {
  const { db, lines } = await openCart()
  const add = (sku: string) => addToCart({ db, sessionHash, now }, { sku, quantity: 1 })
  await setStock(db, 'AYU-SERUM', 0)
  await db.update(products).set({ delisted: true }).where(eq(products.id, 'kala-mug'))

  await expect(add('AYU-SERUM')).rejects.toMatchObject({ code: 'out_of_stock' })
  for (const sku of ['KALA-MUG', 'NOTHING'])
    await expect(add(sku)).rejects.toMatchObject({ kind: 'not_found', code: 'item_unavailable' })

  expect(await lines()).toEqual([])
})

test('a full cart refuses a new item, and still takes more pieces of one it holds', async () => {
  const { db } = await openCart()
  const all = (
    await db
      .select({ sku: variants.sku })
      .from(variants)
      .limit(MOST_LINES + 1)
  ).map(({ sku }) => sku)
  const [one = '', other = ''] = all
  await db
    .insert(cartLines)
    .values(all.slice(1).map((sku) => ({ sessionHash, sku, quantity: 1, seenAmount: 0, addedAt: now })))

  await expect(addToCart({ db, sessionHash, now }, { sku: one, quantity: 1 })).rejects.toMatchObject({
    code: 'cart_full',
    details: { most: MOST_LINES },
  })
  expect(await addToCart({ db, sessionHash, now }, { sku: other, quantity: 1 })).toMatchObject({ quantity: 2 })
})

test('a line, a shop or the whole cart can be selected, without unsellable goods', async () => {
  const { db, lines } = await openCart(['AYU-SERUM', 1], ['KALA-MUG', 1], ['WANGI-SOAP', 1])
  const shopOf = async (sku: string) =>
    (await showCart({ db, sessionHash })).shops.find((shop) => shop.lines.some((line) => line.sku === sku))?.id ?? ''
  const selected = async () =>
    (await lines())
      .filter((line) => line.selected)
      .map(({ sku }) => sku)
      .sort()
  const shopId = await shopOf('KALA-MUG')

  await selectInCart({ db, sessionHash }, { part: 'all', selected: false })
  const none = await selected()
  await selectInCart({ db, sessionHash }, { part: { shopId }, selected: true })
  const shop = await selected()
  await selectInCart({ db, sessionHash }, { part: { sku: 'AYU-SERUM' }, selected: true })
  const more = await selected()
  await selectInCart({ db, sessionHash: 'another' }, { part: 'all', selected: false })
  await setStock(db, 'WANGI-SOAP', 0)
  await db.update(products).set({ delisted: true }).where(eq(products.id, 'kala-mug'))
  await selectInCart({ db, sessionHash }, { part: 'all', selected: true })
  await setStock(db, 'WANGI-SOAP', 5)

  expect(none).toEqual([])
  expect(shop).toContain('KALA-MUG')
  expect(more).toEqual([...shop, 'AYU-SERUM'].sort())
  expect(await selected()).toEqual(['AYU-SERUM'])
})

test('a quantity is changed, and a removed line comes back as it was, once', async () => {
  const { db, lines } = await openCart(['AYU-SERUM', 1])
  await setCartQuantity({ db, sessionHash }, { sku: 'AYU-SERUM', quantity: 4 })
  await selectInCart({ db, sessionHash }, { part: 'all', selected: false })
  await db.update(variants).set({ price: 135_000 }).where(eq(variants.sku, 'AYU-SERUM'))
  const before = await lines()

  const removed = await removeFromCart({ db, sessionHash }, { sku: 'AYU-SERUM' })
  const removedSku = await lines()
  for (const _ of [1, 2]) await restoreToCart({ db, sessionHash, now }, removed)

  expect(removedSku).toEqual([])
  expect(await lines()).toEqual(before)
  expect(before).toMatchObject([{ quantity: 4, selected: false, seenAmount: 129_000, unitPrice: 135_000 }])
})

test('another’s line is not there', async () => {
  const { db, lines } = await openCart(['AYU-SERUM', 1])
  const theirs = { sessionHash: 'another', sku: 'AYU-SERUM' }

  await expect(setCartQuantity({ db, ...theirs }, { ...theirs, quantity: 5 })).rejects.toMatchObject({
    code: 'cart_line_missing',
  })
  await expect(removeFromCart({ db, ...theirs }, theirs)).rejects.toMatchObject({ code: 'cart_line_missing' })

  expect(await lines()).toMatchObject([{ quantity: 1 }])
})

test('the selected lines that are on sale become one basket, which the next checkout reuses', async () => {
  const { db } = await openCart(['AYU-SERUM', 2], ['KALA-MUG', 1], ['WANGI-SOAP', 1])
  await setStock(db, 'WANGI-SOAP', 0)
  const pieces = async () =>
    (await db.select().from(basketLines).orderBy(basketLines.sku)).map(({ sku, quantity }) => `${sku} ${quantity}`)

  const first = await checkOutCart({ db, sessionHash })
  const both = await pieces()
  await selectInCart({ db, sessionHash }, { part: { sku: 'KALA-MUG' }, selected: false })
  await setCartQuantity({ db, sessionHash }, { sku: 'AYU-SERUM', quantity: 5 })
  const again = await checkOutCart({ db, sessionHash })

  expect(both).toEqual(['AYU-SERUM 2', 'KALA-MUG 1'])
  expect(again).toEqual(first)
  expect(await pieces()).toEqual(['AYU-SERUM 5'])
  expect(await db.select().from(baskets)).toMatchObject([{ fromCart: true, version: 1 }])
  expect(await db.select().from(basketLines)).toMatchObject([{ seenAmount: 129_000, confirmedAmount: null }])
  expect(await countCart({ db, sessionHash })).toBe(3)
})

test('a yes to a higher price counts no more once the cart is checked out at a lower one', async () => {
  const { db } = await openCart(['AYU-SERUM', 1])
  const set = (price: number) => db.update(variants).set({ price }).where(eq(variants.sku, 'AYU-SERUM'))
  const checkOut = async () => (await checkOutCart({ db, sessionHash })).basketId
  const asks = async (basketId: string) =>
    (await quoteBasket(db, { basketId, sessionHash, now })).obstacles.includes('price_rise')
  await set(160_000)
  const basketId = await checkOut()
  await confirmPrice({ db, sessionHash }, { basketId, sku: 'AYU-SERUM', amount: 160_000 })

  const still = await asks(await checkOut())
  await set(129_000)
  await checkOut()
  await set(150_000)
  const anew = await asks(basketId)

  expect([still, anew]).toEqual([false, true])
})

test('two taps on checkout make one basket', async () => {
  const { db } = await openCart(['AYU-SERUM', 2], ['KALA-MUG', 1])

  const made = await Promise.all([1, 2, 3].map(() => checkOutCart({ db, sessionHash })))

  expect(new Set(made.map(({ basketId }) => basketId)).size).toBe(1)
  expect(await db.$count(basketLines)).toBe(2)
})

test('nothing that can be sold makes no basket', async () => {
  const { db } = await openCart(['AYU-SERUM', 1])
  await setStock(db, 'AYU-SERUM', 0)

  await expect(checkOutCart({ db, sessionHash })).rejects.toMatchObject({ code: 'cart_nothing_selected' })

  expect(await db.$count(baskets)).toBe(0)
})

test('a cart goes along when a handoff gives its browser the next session', async () => {
  const { db } = await openCart()
  const { tap, browser } = await openIssuer()
  const rani = browser()
  await rani.claim(db, await tap())
  const previous = rani.sessionHash() ?? ''
  await addToCart({ db, sessionHash: previous, now }, { sku: 'KALA-MUG', quantity: 2 })

  await rani.claim(db, await tap())

  expect(rani.sessionHash()).not.toBe(previous)
  expect(await db.select().from(cartLines)).toMatchObject([{ sessionHash: rani.sessionHash(), quantity: 2 }])
})

test('two sessions that become one have one cart and one basket of it, at the lower of the prices that were shown', async () => {
  const { db } = await openCart(['AYU-SERUM', 2])
  await db.update(variants).set({ price: 135_000 }).where(eq(variants.sku, 'AYU-SERUM'))
  await addToCart({ db, sessionHash: 'next', now }, { sku: 'AYU-SERUM', quantity: 1 })
  await checkOutCart({ db, sessionHash })
  const { basketId } = await checkOutCart({ db, sessionHash: 'next' })

  await moveSession(db, { from: sessionHash, to: 'next' })

  expect(await db.select().from(cartLines)).toMatchObject([
    { sessionHash: 'next', quantity: 3, seenAmount: 129_000, selected: true },
  ])
  expect(await db.select().from(baskets)).toMatchObject([{ id: basketId, sessionHash: 'next' }])
})

test('a guest’s cart is kept for thirty days, and an account’s with the account', async () => {
  const { db } = await openCart(['AYU-SERUM', 1])
  const customer = await db.query.customers.findFirst()
  await addToCart({ db, sessionHash: customer?.sessionHash ?? '', now }, { sku: 'AYU-SERUM', quantity: 1 })
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

  await forgetCarts(db, { now: days(30) })
  const remaining = await db.$count(cartLines)
  await forgetCarts(db, { now: new Date(days(30).getTime() + 1) })

  expect(remaining).toBe(2)
  expect(await db.select().from(cartLines)).toMatchObject([{ sessionHash: customer?.sessionHash }])
})

test('an order is bought again without the items that are sold out, and once by a doubled form', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder({ lines: OF_TWO_SHOPS })
  await setStock(db, 'AYU-SERUM', 0)
  const again = (formKey: string) => addOrderAgain({ db, sessionHash, now }, { orderId, formKey })

  const outcomes = [await again('a form'), await again('a form')]
  await expect(addOrderAgain({ db, sessionHash: 'stranger', now }, { orderId })).rejects.toMatchObject({
    code: 'order_missing',
  })

  expect(outcomes).toEqual([
    { added: 1, skipped: 1 },
    { added: 1, skipped: 1 },
  ])
  const lines = (await showCart({ db, sessionHash })).shops.flatMap((shop) => shop.lines)
  expect(lines).toMatchObject([{ sku: 'KALA-MUG', quantity: 2 }])
})
