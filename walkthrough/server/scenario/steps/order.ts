import { cancelOrder as cancel, comeBack, type Order, readOrder as read } from '@jembatan/buyer/order'
import { attemptId, getOrThrow, isTo, orderPage, type ScenarioContext } from './context'
import { pollUntil } from './poll-until'
import { attempt, buyerStep, type Step } from './step'

/** Back from Kasir with “paid” in the address. The shop reads only which order it is, and asks Kasir itself. */
export const returnFromKasir = (): Step =>
  buyerStep<string>({
    name: 'comeBack',
    to: 'pasar',
    control: ({ backToShop }) => backToShop,
    byRequest: async (context) => {
      const { status, headers } = await comeBack(context.visitor.pasar, attemptId(context))

      return { request: 'GET /payment/finish', status, data: headers.location }
    },
    byHand: async (context, { buyer, answer }) => {
      await buyer.comeBack(context.pasar.origin + orderPage(context).path)
      const { status, location } = await answer(isTo(context.pasar, 'GET', '/payment/finish'))

      return { request: 'GET /payment/finish', status, data: location }
    },
    expect: ({ status, data: location = '' }, context) => {
      context.page = orderPage(context)

      return { asExpected: status === 303 && location.endsWith(context.page.path), note: { word: 'shopAsksItself' } }
    },
  })

export const orderAwaitsPayment = (): Step => ({
  name: 'orderWaits',
  to: 'pasar',
  run: async (context) => {
    const order = await readOrder(context)
    context.page = orderPage(context)

    return {
      request: 'GET order.get',
      status: 200,
      code: order.status,
      asExpected: order.status === 'awaiting_payment',
      note: { word: 'stillPayable' },
    }
  },
})

/** Paid, and once, however often that was notified. */
export const orderPaid = (): Step => ({
  name: 'orderPaid',
  to: 'pasar',
  run: async (context) => {
    const order = await pollUntil(
      () => readOrder(context),
      ({ status }) => status === 'paid',
    )
    const times = order.events.filter(({ kind }) => kind === 'paid').length
    context.page = orderPage(context)

    return {
      request: 'GET order.get',
      status: 200,
      code: order.status,
      asExpected: order.status === 'paid' && times === 1,
      note: { word: 'paidTimes', values: { times } },
    }
  },
})

export const cancelOrder = (): Step => ({
  name: 'cancel',
  to: 'pasar',
  run: async (context) => {
    const cancelled = cancel(context.visitor.pasar, getOrThrow(context, 'orderId'))
    const { request, status, code, data: outcome } = await attempt('POST order.cancel', cancelled)
    context.page = orderPage(context)

    return { request, status, code: code ?? outcome, asExpected: outcome === 'refunding' }
  },
})

/** Kasir has refunded the whole sum, once. */
export const refundConfirmed = (): Step => ({
  name: 'moneyIsBack',
  to: 'pasar',
  run: async (context) => {
    const { refunds } = await pollUntil(
      () => readOrder(context),
      ({ refunds }) => refunds.length > 0 && refunds.every(({ state }) => state === 'confirmed'),
    )
    const [refund, ...more] = refunds

    return {
      request: 'GET order.get',
      status: 200,
      code: refund?.state,
      asExpected: more.length === 0 && refund?.state === 'confirmed' && refund.amount === getOrThrow(context, 'total'),
      note: { word: 'onceAndWhole' },
    }
  },
})

const readOrder = (context: ScenarioContext): Promise<Order> =>
  read(context.visitor.pasar, getOrThrow(context, 'orderId'))
