import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { formatRupiah } from '@/i18n/format-rupiah'
import { mutate, query } from '../../visitor/procedures'
import { getOrThrow, orderPage, type ScenarioContext, toPage } from './context'
import type { Step } from './step'

export const AREA = 'Cipaganti'
export const COURIER = 'merpati-reguler'

/** Made up. A run that looks for its recipient later gives them a name of their own. The shop limits the unpaid orders of a phone. */
export const RECIPIENT = {
  recipient: 'Galuh Wirasti',
  get phone() {
    return `0812 ${randomInt(1000, 10_000)} ${randomInt(1000, 10_000)}`
  },
  street: 'Jl. Cihampelas 12',
  rtRw: '',
  landmark: '',
  courierNote: '',
}

const area = z.object({ id: z.string() })
const areas = z.tuple([area]).rest(area)
const quoted = z.object({ totals: z.object({ total: z.number() }) })
const placed = z.object({ orderId: z.string(), redirectUrl: z.string() })
const opened = z.object({ redirectUrl: z.string() })
const line = z.object({ sku: z.string(), unitPrice: z.number(), seenAmount: z.number().nullable() })
const parcel = z.object({ shop: z.object({ id: z.string() }), lines: z.tuple([line]).rest(line) })
const checkout = z.object({
  quote: z.object({ parcels: z.tuple([parcel]).rest(parcel), obstacles: z.array(z.string()) }),
})

/** The address is given to the shop alone. */
export const giveAddress = (recipientOf: (basketId: string) => string = () => RECIPIENT.recipient): Step => ({
  name: 'address',
  to: 'pasar',
  run: async ({ visitor, pasar, state }) => {
    const found = await query({ visitor, system: pasar, name: 'delivery.areas', input: { text: AREA } })
    const [{ id: areaId }] = areas.parse(found.data)
    const recipient = recipientOf(state.basketId ?? '')
    const input = { basketId: state.basketId, address: { ...RECIPIENT, recipient, areaId } }
    const { status, request, code } = await mutate({ visitor, system: pasar, name: 'basket.saveAddress', input })

    return { request, status, code, asExpected: status === 200, note: { word: 'toShopAlone' } }
  },
})

export const chooseCourier = (courierCode = COURIER): Step => ({
  name: 'courier',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const [{ shop }] = (await fetchCheckout(context)).parcels
    const input = { basketId: getOrThrow(context, 'basketId'), shopId: shop.id, courierCode }
    const { status, request, code, data } = await mutate({
      visitor,
      system: pasar,
      name: 'basket.chooseCourier',
      input,
    })
    const total = quoted.safeParse(data).data?.totals.total
    if (total !== undefined) context.state.total = total

    return {
      request,
      status,
      code,
      asExpected: status === 200 && total !== undefined,
      note: total === undefined ? undefined : { word: 'wholeSum', values: { total: formatRupiah(total) } },
    }
  },
})

/** What stands in the way, as the checkout page shows it. */
export const readCheckout = (name: 'seeRise' | 'seeFall' | 'seeSoldOut', obstacle: string | null): Step => ({
  name,
  to: 'pasar',
  run: async (context) => {
    const { status, request, parcels, obstacles } = await fetchCheckout(context)
    const [{ unitPrice, seenAmount }] = parcels[0].lines
    const other = obstacles.filter((one) => !['address_missing', 'courier_missing'].includes(one))

    return {
      request,
      status,
      code: other[0],
      asExpected: obstacle ? other.includes(obstacle) : other.length === 0 && unitPrice < (seenAmount ?? 0),
      note: {
        word: 'seenAndNow',
        values: { seen: formatRupiah(seenAmount ?? unitPrice), now: formatRupiah(unitPrice) },
      },
    }
  },
})

/** The checkout page names both prices; the buyer accepts the higher one. */
export const acceptPrice = (): Step => ({
  name: 'agree',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const basketId = getOrThrow(context, 'basketId')
    const [{ lines }] = (await fetchCheckout(context)).parcels
    const [{ sku, unitPrice }] = lines
    const input = { basketId, sku, amount: unitPrice }
    const { status, request, code } = await mutate({ visitor, system: pasar, name: 'basket.confirmPrice', input })

    return { request, status, code, asExpected: status === 200, note: { word: 'saidYes' } }
  },
})

async function fetchCheckout(context: ScenarioContext) {
  const { visitor, pasar } = context
  const input = { basketId: getOrThrow(context, 'basketId') }
  const { status, request, data } = await query({ visitor, system: pasar, name: 'basket.checkout', input })

  return { status, request, ...checkout.parse(data).quote }
}

/** The goods are held, and Kasir has made a page for the sum. */
export const placeOrder = (): Step => ({
  name: 'order',
  to: 'pasar',
  run: async (context) => {
    const { status, request, code, data } = await submitOrder(context)
    const order = placed.safeParse(data).data
    if (order) {
      context.state.orderId = order.orderId
      context.state.attempt = 1
      context.page = toPage(context.kasir, order.redirectUrl)
    }

    return {
      request,
      status,
      code,
      asExpected: order !== undefined,
      note: order && {
        word: 'orderStands',
        values: { order: order.orderId, total: formatRupiah(getOrThrow(context, 'total')) },
      },
    }
  },
})

/** The shop refuses with its reason, and nothing is held or charged. */
export const placeRefusedOrder = (reason: 'price_rise' | 'out_of_stock'): Step => ({
  name: 'orderRefused',
  to: 'pasar',
  run: async (context) => {
    const { status, request, code } = await submitOrder(context)

    return { request, status, code, asExpected: status === 409 && code === reason, note: { word: 'nothingCharged' } }
  },
})

function submitOrder(context: ScenarioContext) {
  const { visitor, pasar, state } = context
  // Before there is a courier there is no total; the shop refuses for its first reason, whatever is expected.
  const input = { basketId: getOrThrow(context, 'basketId'), expectedTotal: state.total ?? 1 }

  return mutate({ visitor, system: pasar, name: 'order.place', input })
}

/** The attempt before came to nothing; the same order gets another page at Kasir. */
export const payAgain = (): Step => ({
  name: 'payAgain',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const input = { orderId: getOrThrow(context, 'orderId') }
    const { status, request, code, data } = await mutate({ visitor, system: pasar, name: 'order.openPayment', input })
    const payment = opened.safeParse(data).data
    if (payment) context.state.attempt = getOrThrow(context, 'attempt') + 1
    context.page = payment ? toPage(context.kasir, payment.redirectUrl) : orderPage(context)

    return { request, status, code, asExpected: payment !== undefined, note: { word: 'anotherPage' } }
  },
})
