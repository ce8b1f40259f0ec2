import { addToCart, checkOutCart as checkOut, chooseCourier, readQuote } from '@jembatan/buyer/checkout'
import { formatRupiah } from '@/i18n/format-rupiah'
import { checkoutPage, getOrThrow } from './context'
import { attempt, type Step } from './step'

/** From the shop's own pages: what nobody promoted is bought like anything else. */
export const fillCart = (...skus: string[]): Step => ({
  name: 'fillCart',
  to: 'pasar',
  run: async ({ visitor }) => {
    const added = []
    for (const sku of skus) added.push(await attempt('POST cart.add', addToCart(visitor.pasar, sku)))
    const refused = added.find(({ code }) => code)

    return {
      request: `POST cart.add × ${skus.length}`,
      status: (refused ?? added[0])?.status ?? 0,
      code: refused?.code,
      asExpected: added.length > 0 && !refused,
      note: { word: 'besideHandedOver' },
    }
  },
})

/** What is selected becomes one basket, whoever sells it. */
export const checkOutCart = (): Step => ({
  name: 'checkOutCart',
  to: 'pasar',
  run: async (context) => {
    const { data: basketId, ...answer } = await attempt('POST cart.checkOut', checkOut(context.visitor.pasar))
    context.state.basketId = basketId
    if (basketId) context.page = checkoutPage(basketId)

    return { ...answer, asExpected: basketId !== undefined }
  },
})

/** A courier for the parcel of each shop, one after the other. */
export const chooseCouriers = (...couriers: string[]): Step => ({
  name: 'chooseCouriers',
  to: 'pasar',
  run: async (context) => {
    const { visitor, state } = context
    const basketId = getOrThrow(context, 'basketId')
    const { parcels } = await readQuote(visitor.pasar, basketId)
    const chosen = []
    for (const [index, { shop }] of parcels.entries()) {
      const courier = { basketId, shopId: shop.id, courierCode: couriers[index] ?? '' }
      chosen.push(await attempt('POST basket.chooseCourier', chooseCourier(visitor.pasar, courier)))
    }
    state.total = (await readQuote(visitor.pasar, basketId)).totals.total
    const refused = chosen.find(({ code }) => code)

    return {
      request: `POST basket.chooseCourier × ${chosen.length}`,
      status: (refused ?? chosen[0])?.status ?? 0,
      code: refused?.code,
      asExpected: parcels.length === couriers.length && !refused,
      note: {
        word: 'oneSumOf',
        values: { shops: parcels.map(({ shop }) => shop.name).join(' + '), total: formatRupiah(state.total) },
      },
    }
  },
})
