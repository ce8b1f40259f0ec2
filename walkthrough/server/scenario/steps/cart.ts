import { z } from 'zod'
import { formatRupiah } from '@/i18n/format-rupiah'
import { mutate, query } from '../../visitor/procedures'
import { getOrThrow } from './context'
import type { Step } from './step'

const basket = z.object({ basketId: z.string() })
const checkout = z.object({
  quote: z.object({
    parcels: z.array(z.object({ shop: z.object({ id: z.string(), name: z.string() }) })),
    totals: z.object({ total: z.number() }),
  }),
})

/** From the shop's own pages: what nobody promoted is bought like anything else. */
export const fillCart = (...skus: string[]): Step => ({
  name: 'fillCart',
  to: 'pasar',
  run: async ({ visitor, pasar }) => {
    const added = []
    for (const sku of skus)
      added.push(await mutate({ visitor, system: pasar, name: 'cart.add', input: { sku, quantity: 1 } }))
    const refused = added.find(({ status }) => status !== 200)

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
    const { visitor, pasar, state } = context
    const { status, request, code, data } = await mutate({ visitor, system: pasar, name: 'cart.checkOut', input: {} })
    state.basketId = basket.safeParse(data).data?.basketId
    if (state.basketId) context.page = { system: 'pasar', path: `/checkout/${state.basketId}`, private: true }

    return { request, status, code, asExpected: state.basketId !== undefined }
  },
})

/** A courier for the parcel of each shop, one after the other. */
export const chooseCouriers = (...couriers: string[]): Step => ({
  name: 'chooseCouriers',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar, state } = context
    const basketId = getOrThrow(context, 'basketId')
    const read = async () =>
      checkout.parse((await query({ visitor, system: pasar, name: 'basket.checkout', input: { basketId } })).data).quote
    const { parcels } = await read()
    const chosen = []
    for (const [index, { shop }] of parcels.entries()) {
      const input = { basketId, shopId: shop.id, courierCode: couriers[index] ?? '' }
      chosen.push(await mutate({ visitor, system: pasar, name: 'basket.chooseCourier', input }))
    }
    state.total = (await read()).totals.total
    const refused = chosen.find(({ status }) => status !== 200)

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
