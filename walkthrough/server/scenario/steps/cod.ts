import { payAtTheDoor as choose, readQuote } from '@jembatan/buyer/checkout'
import { readOrder } from '@jembatan/buyer/order'
import { formatRupiah } from '@/i18n/format-rupiah'
import { submitOrder } from './checkout'
import { checkoutPage, getOrThrow, orderPage } from './context'
import { readSimulation } from './kasir'
import { attempt, type Step } from './step'

/** The checkout page says why an order cannot be paid at the door; with another courier it could be. */
export const seeWhyNot = (refusal: string): Step => ({
  name: 'seeWhyNot',
  to: 'pasar',
  run: async (context) => {
    const basketId = getOrThrow(context, 'basketId')
    const { notAtTheDoor } = await readQuote(context.visitor.pasar, basketId)
    context.page = checkoutPage(basketId)

    return {
      request: 'GET basket.checkout',
      status: 200,
      code: notAtTheDoor.join(' '),
      asExpected: notAtTheDoor.includes(refusal),
      note: { word: 'saysWhyNot' },
    }
  },
})

export const payAtTheDoor = (): Step => ({
  name: 'payAtTheDoor',
  to: 'pasar',
  run: async (context) => {
    const chosen = choose(context.visitor.pasar, getOrThrow(context, 'basketId'))
    const { request, status, code } = await attempt('POST basket.choosePayment', chosen)

    return { request, status, code, asExpected: code === undefined }
  },
})

/** Confirmed at once: there is no page at Kasir to go to. */
export const orderAtTheDoor = (): Step => ({
  name: 'orderAtTheDoor',
  to: 'pasar',
  run: async (context) => {
    const { data, ...answer } = await submitOrder(context)
    if (!data || data.redirectUrl) return { ...answer, asExpected: false }
    const { orderId } = data
    context.state.orderId = orderId
    context.page = orderPage(context)

    return {
      ...answer,
      asExpected: (await readOrder(context.visitor.pasar, orderId)).status === 'confirmed',
      note: { word: 'orderStands', values: { order: orderId, total: formatRupiah(getOrThrow(context, 'total')) } },
    }
  },
})

/** Kasir has no transaction of this order. */
export const kasirKnowsNothing = (): Step => ({
  name: 'kasirKnowsNothing',
  to: 'kasir',
  needs: 'kasir',
  run: async (context) => {
    const { status } = await readSimulation(context, `transactions/${getOrThrow(context, 'orderId')}-1`)

    return { request: 'GET /_sim/transactions/…', status, asExpected: status === 404, note: { word: 'neverHeard' } }
  },
})

/** Paid, by cash that the courier has. */
export const cashCollected = (): Step => ({
  name: 'cashCollected',
  to: 'pasar',
  run: async (context) => {
    const { status, paidAt, payment } = await readOrder(context.visitor.pasar, getOrThrow(context, 'orderId'))
    context.page = orderPage(context)

    return {
      request: 'GET order.get',
      status: 200,
      code: status,
      asExpected: paidAt !== null && payment?.method === 'cod',
      note: { word: 'courierHasIt', values: { total: formatRupiah(getOrThrow(context, 'total')) } },
    }
  },
})
