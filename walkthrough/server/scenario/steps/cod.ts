import { payAtTheDoor as choose, readQuote } from '@jembatan/buyer/checkout'
import { readOrder } from '@jembatan/buyer/order'
import { formatRupiah } from '@/i18n/format-rupiah'
import { checkoutStep, submitOrder } from './checkout'
import { checkoutPage, getOrThrow, orderPage, type ScenarioContext } from './context'
import { readSimulation } from './kasir'
import { attempt, type Step } from './step'

/** Expects the reason why this courier takes no cash on delivery. */
export const seeWhyNot = (refusal: string): Step => ({
  name: 'seeWhyNot',
  to: 'pasar',
  run: async (context) => {
    const basketId = getOrThrow(context, 'basketId')
    const { notAtTheDoor } = await readQuote(context.visitor.pasar, basketId)
    context.page = checkoutPage(basketId, 'payment')

    return {
      request: 'GET basket.checkout',
      status: 200,
      code: notAtTheDoor.join(' '),
      asExpected: notAtTheDoor.includes(refusal),
      note: { word: 'saysWhyNot' },
    }
  },
})

export const payAtTheDoor = (): Step =>
  checkoutStep({
    name: 'payAtTheDoor',
    control: (controls) => controls.payAtTheDoor,
    byRequest: async (context) =>
      attempt('POST basket.choosePayment', choose(context.visitor.pasar, getOrThrow(context, 'basketId'))),
    press: ({ buyer }) => buyer.payAtTheDoor(),
    find: async ({ quote }) => quote.paymentWay === 'cod' && {},
    expect: ({ code }) => ({ asExpected: code === undefined, note: { word: 'courierTakesCash' } }),
  })

/** Places a COD order, which is confirmed at once without a page at Kasir. */
export const orderAtTheDoor = (): Step =>
  checkoutStep<{ orderId: string; status: string }>({
    name: 'orderAtTheDoor',
    control: ({ placeOrder }) => placeOrder,
    byRequest: async (context) => {
      const { data, ...answer } = await submitOrder(context)

      return { ...answer, ...(data && (await readPlaced(context, data.orderId))) }
    },
    press: ({ buyer }) => buyer.placeOrderAtTheDoor(),
    find: async ({ orderId }, context) => orderId !== null && readPlaced(context, orderId),
    expect: ({ data }, context) => {
      if (!data) return { asExpected: false }
      const { orderId: order, status } = data
      context.state.orderId = order
      context.page = orderPage(context)

      return {
        asExpected: status === 'confirmed',
        note: { word: 'orderStands', values: { order, total: formatRupiah(getOrThrow(context, 'total')) } },
      }
    },
  })

async function readPlaced({ visitor }: ScenarioContext, orderId: string) {
  return { data: { orderId, status: (await readOrder(visitor.pasar, orderId)).status } }
}

/** Expects no transaction of this order at Kasir. */
export const kasirKnowsNothing = (): Step => ({
  name: 'kasirKnowsNothing',
  to: 'kasir',
  needs: 'kasir',
  run: async (context) => {
    const { status } = await readSimulation(context, `transactions/${getOrThrow(context, 'orderId')}-1`)

    return { request: 'GET /_sim/transactions/…', status, asExpected: status === 404, note: { word: 'neverHeard' } }
  },
})

/** Expects a paid order whose cash the courier holds. */
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
