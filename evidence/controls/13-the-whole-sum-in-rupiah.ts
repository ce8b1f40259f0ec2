import { changeQuantity, insure, type Quote, readQuote } from '@jembatan/buyer/checkout'
import { type Basket, fillBasketWith } from '@jembatan/buyer/http-buyer'
import type { Shop } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import fc from 'fast-check'
import { crawl, textOf } from '../world/crawl'
import { MOST_PIECES, openShopOf } from '../world/open-shop'
import { cite, law } from './cite'
import { type Control, toFinding } from './control'

const TAX = /termasuk PPN|tanpa PPN|tidak memungut PPN/
const OTHER_MONEY = /\b(USD|EUR|SGD)\b|[$€£¥]\s?\d/
const TICKED = /<input\b(?=[^>]*\btype="checkbox")(?=[^>]*\schecked(?=[\s=/>]))[^>]*>/g

const BASKETS = 24

const quantities = fc.integer({ min: 1, max: MOST_PIECES })

export const theWholeSumInRupiah: Control = {
  row: 13,
  clauses: cite(law('Permendag 35/2013', '2, 3(2), 6(1)')),
  title: {
    id: 'Rupiah, keterangan pajak, rincian lengkap sebelum bayar, dan tidak ada tambahan yang sudah dicentang',
    en: 'Rupiah, a word on tax, the whole sum before paying, and no extra that is ticked already',
  },
  concurrent: true,
  check: async (world) => {
    const shop = await openShopOf(world)
    const products = (await crawl(world.pasar.origin, ['/'])).filter(({ path }) => /^\/products\/[^/?]+$/.test(path))
    const baskets = await fillAtRandom(shop)
    const readAll = () => Promise.all(baskets.map(({ browser, basketId }) => readQuote(browser, basketId)))
    const unasked = await readAll()
    await Promise.all(baskets.filter((_, index) => index % 2 === 0).map((basket) => insure(basket.browser, basket)))
    const quotes = await readAll()
    const checkout = await showCheckout(shop, baskets[0])

    return toFinding({
      faults: [
        ...(products.length > 0 ? [] : ['no product page answered, so nothing was checked']),
        ...products.filter(({ body }) => !TAX.test(body)).map(({ path }) => `${path} says nothing of PPN`),
        ...[...products, checkout].flatMap(({ path, body }) => [
          ...(OTHER_MONEY.test(textOf(body)) ? [`${path} asks for other money than rupiah`] : []),
          ...(body.match(TICKED) ?? []).map((box) => `${path} has ticked for the buyer: ${box}`),
        ]),
        ...unasked
          .filter(({ totals }) => totals.insurance !== 0)
          .map(({ totals }) => `nobody asked for insurance, and ${totals.insurance} is charged for it`),
        ...quotes.flatMap(findWrongSum),
      ],
      figure: {
        id: `${products.length} halaman produk, ${quotes.length} keranjang dijumlah sampai rupiah terakhir`,
        en: `${products.length} product pages, ${quotes.length} baskets added up to the last rupiah`,
      },
      observations: [
        ...products.slice(0, 3).map(({ path, body }) => `${path}: "${textOf(body).match(TAX)?.[0]}"`),
        ...quotes.map(
          ({ parcels, totals: { subtotal, shipping, insurance, serviceFee, total, ...less } }) =>
            `${linesIn(parcels)
              .map(({ sku, unitPrice, quantity }) => `${quantity} × ${sku} at ${unitPrice}`)
              .join(', ')}: ${subtotal} + ${shipping} + ${insurance} + ${serviceFee} − ${discountOf(less)} = ${total}`,
        ),
      ],
    })
  },
}

/**
 * Fills baskets with random products and quantities, of which every second one is insured later:
 * arbitrary sums must add up.
 */
function fillAtRandom(shop: Shop) {
  const samples = fc.sample(fc.tuple(fc.constantFrom(...shop.items), quantities), BASKETS)

  return Promise.all(
    samples.map(async ([item, quantity]) => {
      const basket = await fillBasketWith(shop, item)
      await changeQuantity(basket.browser, basket.basketId, item.sku, quantity)

      return basket
    }),
  )
}

const linesIn = (parcels: Quote['parcels']) => parcels.flatMap(({ lines }) => lines)

type Discounts = Pick<Quote['totals'], 'shopDiscount' | 'platformDiscount' | 'shippingDiscount'>

const discountOf = ({ shopDiscount, platformDiscount, shippingDiscount }: Discounts) =>
  shopDiscount + platformDiscount + shippingDiscount

function findWrongSum({ parcels, totals }: Quote) {
  const { currency, subtotal, shipping, insurance, serviceFee, total, ...less } = totals
  const goods = linesIn(parcels).reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)

  return [
    ...(currency === 'IDR' ? [] : [`a basket is counted in ${currency}`]),
    ...(goods === subtotal ? [] : [`lines of ${goods} are called ${subtotal}`]),
    ...(subtotal + shipping + insurance + serviceFee - discountOf(less) === total
      ? []
      : [`${subtotal} + ${shipping} + ${insurance} + ${serviceFee} − ${discountOf(less)} is called ${total}`]),
  ]
}

async function showCheckout({ pasar }: Shop, basket: Basket | undefined) {
  const path = `/checkout/${basket?.basketId}`
  const { body } = await (basket?.browser ?? new Browser(pasar.origin)).ask(path)

  return { path: '/checkout', body }
}
