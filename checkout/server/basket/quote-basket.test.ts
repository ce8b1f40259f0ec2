import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { basketCouriers, basketDeliveries, basketLines, products, variants } from '@/db/schema'
import { fillBasket, issueTestVoucher, openShop, setStock } from '../testing/open-world'
import { OF_TWO_SHOPS } from '../testing/test-order'
import { changeQuantity } from './change-quantity'
import { chooseCourier } from './choose-courier'
import { chooseInsurance } from './choose-insurance'
import { choosePayment } from './choose-payment'
import { confirmPrice } from './confirm-price'
import { addUp, ORDER_AT_MOST, priceLines, quoteBasket, SERVICE_FEE } from './quote-basket'
import { removeLine } from './remove-line'

const now = new Date('2026-11-25T05:00:00Z')

const MOST_OF_A_COLUMN = 2_147_483_647

test('the total is the sum of its parcels, and each of those of its lines, to the rupiah', () => {
  const line = fc.record({ unitPrice: fc.nat(50_000_000), quantity: fc.integer({ min: 1, max: 10 }) })
  const parcel = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    shipping: fc.nat(500_000),
    insurance: fc.nat(50_000),
    shopDiscount: fc.nat(90_000),
    platformDiscount: fc.nat(90_000),
    shippingDiscount: fc.nat(90_000),
  })

  fc.assert(
    fc.property(fc.array(parcel, { minLength: 1, maxLength: 4 }), (parcels) => {
      const totals = addUp(parcels.map(({ lines, ...one }) => ({ ...one, subtotal: priceLines(lines) })))
      const { subtotal, shipping, insurance, total, serviceFee } = totals
      const less = parcels.map((one) => one.shopDiscount + one.platformDiscount + one.shippingDiscount)
      const lines = parcels.flatMap((one) => one.lines)

      expect(subtotal).toBe(lines.map(({ unitPrice, quantity }) => unitPrice * quantity).reduce((a, b) => a + b))
      expect(shipping).toBe(parcels.map((one) => one.shipping).reduce((a, b) => a + b))
      expect(insurance).toBe(parcels.map((one) => one.insurance).reduce((a, b) => a + b))
      const discount = less.reduce((a, b) => a + b)
      expect(totals.shopDiscount + totals.platformDiscount + totals.shippingDiscount).toBe(discount)
      expect(total).toBe(subtotal + shipping + insurance + serviceFee - discount)
    }),
  )
})

test('a filled basket can be ordered: item, courier and fee add up', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)

  const quote = await quoteBasket(db, { ...basket, now })

  expect(quote).toMatchObject({
    obstacles: [],
    parcels: [
      {
        shop: { id: 'rumah-ayu' },
        subtotal: 258_000,
        shipping: 15_500,
        courier: { code: 'merpati-reguler', price: 15_500, arrivesFrom: '2026-11-27', arrivesUntil: '2026-11-29' },
      },
    ],
    totals: { subtotal: 258_000, shipping: 15_500, serviceFee: SERVICE_FEE, total: 258_000 + 15_500 + SERVICE_FEE },
  })
})

test('another session’s basket does not exist', async () => {
  const { db } = await openShop()
  const { basketId } = await fillBasket(db)

  const stranger = quoteBasket(db, { basketId, sessionHash: 'another session', now })

  await expect(stranger).rejects.toMatchObject({ kind: 'not_found', code: 'basket_missing' })
})

test('a price above the one that was seen needs one consent, and a further rise another', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  await db.update(basketLines).set({ seenAmount: 129_000 })
  const rise = (price: number) => db.update(variants).set({ price }).where(eq(variants.sku, 'AYU-SERUM'))
  const obstacles = async () => (await quoteBasket(db, { ...basket, now })).obstacles

  await rise(135_000)
  const expected = await obstacles()
  await confirmPrice({ db, ...basket }, { ...basket, sku: 'AYU-SERUM', amount: 135_000 })
  const agreed = await obstacles()
  await rise(140_000)
  const expectedAgain = await obstacles()

  expect([expected, agreed, expectedAgain]).toEqual([['price_rise'], [], ['price_rise']])
})

test('no price consent is asked for while the basket cannot be ordered', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  await db.update(basketLines).set({ seenAmount: 100_000 })
  const obstacles = async () => (await quoteBasket(db, { ...basket, now })).obstacles

  await setStock(db, 'AYU-SERUM', 0)
  const soldOut = await obstacles()
  await setStock(db, 'AYU-SERUM', 5)
  const backInStock = await obstacles()

  expect([soldOut, backInStock]).toEqual([['out_of_stock'], ['price_rise']])
})

test('a lower price is used at once', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  await db.update(basketLines).set({ seenAmount: 200_000 })

  const quote = await quoteBasket(db, { ...basket, now })

  expect(quote).toMatchObject({ obstacles: [], totals: { subtotal: 258_000 } })
})

test('the quote has what is left, beside what was requested', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db, { lines: [{ sku: 'AYU-SERUM', quantity: 5 }] })
  await setStock(db, 'AYU-SERUM', 3)

  const { parcels, totals } = await quoteBasket(db, { ...basket, now })

  expect(parcels[0]?.lines).toMatchObject([{ quantity: 3, requestedQuantity: 5, available: 3 }])
  expect(totals.subtotal).toBe(3 * 129_000)
})

test('sold out and delisted items block the order, each with a reason of its own', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  const obstacles = async () => (await quoteBasket(db, { ...basket, now })).obstacles

  await setStock(db, 'AYU-SERUM', 0)
  const soldOut = await obstacles()
  await db.update(products).set({ delisted: true })
  const delisted = await obstacles()

  expect([soldOut, delisted]).toEqual([['out_of_stock'], ['item_unavailable']])
})

test('the total leaves sold-out lines out, as if they were removed', async () => {
  const { db } = await openShop()
  const lines = [{ sku: 'AYU-SERUM', quantity: 2 }, { sku: 'CAHAYA-CANDLE', quantity: 1 }, ...OF_TWO_SHOPS.slice(1)]
  const basket = await fillBasket(db, { lines })
  await chooseInsurance({ db, ...basket, now }, { ...basket, shopId: 'griya-kriya', insured: true })
  const soldOut = ['AYU-SERUM', 'KALA-MUG']
  for (const sku of soldOut) await setStock(db, sku, 0)

  const whileThere = await quoteBasket(db, { ...basket, now })
  for (const sku of soldOut) await removeLine({ db, ...basket }, { ...basket, sku })
  const withoutThem = await quoteBasket(db, { ...basket, now })

  expect(whileThere.obstacles).toEqual(['out_of_stock'])
  expect(withoutThem.obstacles).toEqual([])
  expect(whileThere.totals).toEqual(withoutThem.totals)
  const [sends] = whileThere.parcels.filter(({ sendable }) => sendable)
  expect(sends).toMatchObject({ shop: { id: 'rumah-ayu' }, weightGrams: withoutThem.parcels[0]?.weightGrams })
})

test('a basket of sold out items has a total of zero and needs no courier', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  await db.delete(basketCouriers)
  await setStock(db, 'AYU-SERUM', 0)

  const { totals, obstacles } = await quoteBasket(db, { ...basket, now })

  expect(totals).toMatchObject({ subtotal: 0, shipping: 0, serviceFee: 0, total: 0 })
  expect(obstacles).toEqual(['out_of_stock'])
})

test('a voucher counts nothing that is sold out', async () => {
  const { db } = await openShop()
  await issueTestVoucher(db, { amount: 20_000, minimum: 200_000 })
  const basket = await fillBasket(db, { lines: OF_TWO_SHOPS, vouchers: ['UJICOBA'] })
  await setStock(db, 'KALA-MUG', 0)

  const { vouchers } = await quoteBasket(db, { ...basket, now })

  expect(vouchers).toMatchObject([{ amount: 0, unfit: { reason: 'minimum', missing: 71_000 } }])
})

test('an order may reach the limit and not exceed it by a rupiah; the total shown beyond it is right', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db, { lines: [{ sku: 'AYU-SERUM', quantity: 1 }] })
  const quoteAt = async (price: number) => {
    await db.update(variants).set({ price }).where(eq(variants.sku, 'AYU-SERUM'))
    return quoteBasket(db, { ...basket, now })
  }
  const { totals } = await quoteAt(0)
  const most = ORDER_AT_MOST - totals.total

  const atLimit = await quoteAt(most)
  const above = await quoteAt(most + 1)
  await changeQuantity({ db, ...basket }, { ...basket, sku: 'AYU-SERUM', quantity: 10 })
  const farAbove = await quoteAt(MOST_OF_A_COLUMN)

  expect(atLimit).toMatchObject({ obstacles: [], totals: { total: ORDER_AT_MOST } })
  expect(above.obstacles).toEqual(['order_above_limit'])
  expect(farAbove).toMatchObject({ obstacles: ['order_above_limit'], totals: { subtotal: 10 * MOST_OF_A_COLUMN } })
})

test('a voucher makes no order of what is above the limit without it', async () => {
  const { db } = await openShop()
  await issueTestVoucher(db, { amount: 900_000_000 })
  const basket = await fillBasket(db, { vouchers: ['UJICOBA'] })
  await db.update(variants).set({ price: 600_000_000 }).where(eq(variants.sku, 'AYU-SERUM'))

  const { obstacles, totals } = await quoteBasket(db, { ...basket, now })

  expect(totals.total).toBeLessThan(ORDER_AT_MOST)
  expect(obstacles).toEqual(['order_above_limit'])
})

test('a basket without address misses the address alone, and charges no shipping', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  await db.delete(basketDeliveries)

  const quote = await quoteBasket(db, { ...basket, now })

  expect(quote).toMatchObject({
    delivery: null,
    parcels: [{ courier: null }],
    obstacles: ['address_missing'],
  })
  expect(quote.totals.shipping).toBe(0)
})

test('a courier that the parcel is too heavy for must be chosen again', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db, { lines: [{ sku: 'HIJAU-POT', quantity: 1 }] })

  await changeQuantity({ db, ...basket }, { ...basket, sku: 'HIJAU-POT', quantity: 10 })

  const quote = await quoteBasket(db, { ...basket, now })
  expect(quote).toMatchObject({ parcels: [{ courier: null }], obstacles: ['courier_missing'] })
})

test('the cheapest courier that arrives as soon as a regular one is chosen, until the buyer chooses another', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db, { lines: OF_TWO_SHOPS })
  await db.delete(basketCouriers)
  const chosen = async () => {
    const { parcels, obstacles } = await quoteBasket(db, { ...basket, now })
    return [...parcels.map(({ courier, insurance }) => [courier?.code, insurance > 0]), obstacles]
  }

  const usual = await chosen()
  await chooseInsurance({ db, ...basket, now }, { ...basket, shopId: 'rumah-ayu', insured: true })
  await chooseCourier({ db, ...basket, now }, { ...basket, shopId: 'griya-kriya', courierCode: 'gajah-kargo' })

  expect(usual).toEqual([['merpati-reguler', false], ['merpati-reguler', false], []])
  expect(await chosen()).toEqual([['gajah-kargo', false], ['merpati-reguler', true], []])
})

test('another session changes nothing', async () => {
  const { db } = await openShop()
  const { basketId } = await fillBasket(db)

  const change = changeQuantity({ db, sessionHash: 'another session' }, { basketId, sku: 'AYU-SERUM', quantity: 9 })

  await expect(change).rejects.toMatchObject({ code: 'basket_missing' })
  expect(await db.select().from(basketLines)).toMatchObject([{ quantity: 2 }])
})

test('insurance is charged once it is asked for and no sooner, and stays when another courier is chosen', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  const parcel = { ...basket, shopId: 'rumah-ayu' }
  const totals = async () => (await quoteBasket(db, { ...basket, now })).totals
  const before = await totals()

  await chooseInsurance({ db, ...parcel, now }, { ...parcel, insured: true })
  const insured = await totals()
  await chooseCourier({ db, ...parcel, now }, { ...parcel, courierCode: 'elang-ekspres' })
  const byAnother = await totals()
  await chooseInsurance({ db, ...parcel, now }, { ...parcel, insured: false })

  expect([before, insured, byAnother, await totals()].map(({ insurance }) => insurance)).toEqual([0, 600, 600, 0])
  expect(insured.total).toBe(before.total + 600)
})

test('insurance needs goods of the shop and the basket’s own session', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  const insure = (shopId: string, sessionHash = basket.sessionHash) =>
    chooseInsurance({ db, ...basket, sessionHash, now }, { ...basket, shopId, insured: true })

  await expect(insure('griya-kriya')).rejects.toMatchObject({ code: 'courier_missing' })
  await expect(insure('rumah-ayu', 'another session')).rejects.toMatchObject({ code: 'basket_missing' })
})

test('goods without COD block only orders that are paid by COD', async () => {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  await chooseCourier({ db, ...basket, now }, { ...basket, shopId: 'rumah-ayu', courierCode: 'gajah-kargo' })
  const quote = () => quoteBasket(db, { ...basket, now })

  const beforehand = await quote()
  await choosePayment({ db, ...basket }, { ...basket, paymentWay: 'cod' })
  const atTheDoor = await quote()
  await chooseCourier({ db, ...basket, now }, { ...basket, shopId: 'rumah-ayu', courierCode: 'merpati-reguler' })

  expect(beforehand).toMatchObject({ notAtTheDoor: ['courier_takes_no_cash'], obstacles: [] })
  expect(atTheDoor).toMatchObject({ paymentWay: 'cod', obstacles: ['cod_unavailable'] })
  expect(await quote()).toMatchObject({ notAtTheDoor: [], obstacles: [] })
})
