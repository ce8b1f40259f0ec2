import {
  addToCart,
  basketIn,
  checkOutCart as checkOut,
  chooseCourier,
  type Quote,
  readQuote,
} from '@jembatan/buyer/checkout'
import { formatRupiah } from '@/i18n/format-rupiah'
import { checkoutStep } from './checkout'
import { checkoutPage, getOrThrow, isTo } from './context'
import { type AnswerWith, attempt, buyerStep, type Step } from './step'

/** From the shop's own pages: what nobody promoted is bought like anything else. */
export const fillCart = (...skus: string[]): Step =>
  buyerStep({
    name: 'fillCart',
    to: 'pasar',
    control: (controls) => controls.addToCart,
    byRequest: async ({ visitor }) => {
      const added = []
      for (const sku of skus) added.push(await attempt('POST cart.add', addToCart(visitor.pasar, sku)))

      return asOne(added)
    },
    press: async ({ buyer }, { state }) => {
      for (const sku of skus) await buyer.addToCart(sku)
      state.isCartFilled = true
    },
    sends: ({ pasar }) => ({ request: `POST /buy × ${skus.length}`, isIt: isTo(pasar, 'POST', '/buy') }),
    find: async ({ state }) => (state.isCartFilled ? {} : undefined),
    expect: ({ code }) => ({ asExpected: code === undefined, note: { word: 'oneCart' } }),
  })

/** The answers of one request for each of several things: the first refusal, if there is one. */
function asOne(answers: AnswerWith<unknown>[]): AnswerWith<never> {
  const { request = '', status = 0, code } = answers.find(({ code }) => code) ?? answers[0] ?? {}

  return { request: `${request} × ${answers.length}`, status, code }
}

/** Makes one basket of the selected lines of all shops. */
export const checkOutCart = (): Step =>
  buyerStep<string>({
    name: 'checkOutCart',
    to: 'pasar',
    control: (controls) => controls.checkOut,
    byRequest: async ({ visitor }) => attempt('POST cart.checkOut', checkOut(visitor.pasar)),
    press: ({ buyer }) => buyer.checkOutCart(),
    sends: ({ pasar }) => ({ request: 'POST /basket', isIt: isTo(pasar, 'POST', '/basket') }),
    find: async ({ state }, _, { page }) => {
      const basketId = basketIn({ headers: { location: page.url() } })

      return basketId === undefined || basketId === state.basketId ? undefined : { data: basketId }
    },
    expect: ({ data: basketId }, context) => {
      context.state.basketId = basketId
      if (basketId) context.page = checkoutPage(basketId)

      return { asExpected: basketId !== undefined, note: { word: 'oneCheckout' } }
    },
  })

/** A courier for the parcel of each shop, one after the other. */
export const chooseCouriers = (...couriers: string[]): Step => {
  const choicesOf = ({ parcels }: Quote) =>
    parcels.map(({ shop }, index) => ({ shopId: shop.id, courierCode: couriers[index] ?? '' }))
  const chosenIn = ({ parcels, totals }: Quote) => ({
    data: { shops: parcels.map(({ shop }) => shop.name), total: totals.total },
  })

  return checkoutStep<{ shops: string[]; total: number }>({
    name: 'chooseCouriers',
    control: ({ courier }) => courier(couriers.at(-1) ?? '').last(),
    byRequest: async (context) => {
      const { pasar } = context.visitor
      const basketId = getOrThrow(context, 'basketId')
      const chosen = []
      for (const choice of choicesOf(await readQuote(pasar, basketId)))
        chosen.push(await attempt('POST basket.chooseCourier', chooseCourier(pasar, { basketId, ...choice })))

      return { ...asOne(chosen), ...chosenIn(await readQuote(pasar, basketId)) }
    },
    press: async ({ buyer }, context) => {
      const quote = await readQuote(context.visitor.pasar, getOrThrow(context, 'basketId'))
      for (const { shopId, courierCode } of choicesOf(quote)) await buyer.chooseCourier(courierCode, shopId)
    },
    find: async ({ quote }) =>
      quote.parcels.every(({ courier }, index) => courier?.code === couriers[index]) && chosenIn(quote),
    expect: ({ code, data }, { state }) => {
      state.total = data?.total

      return {
        asExpected: code === undefined && data?.shops.length === couriers.length,
        note: data && {
          word: 'oneSumOf',
          values: { shops: data.shops.join(' + '), total: formatRupiah(data.total) },
        },
      }
    },
  })
}
