import {
  cancelOrder as cancel,
  type Order,
  readOrder as read,
  returnFromKasir as returnToShop,
} from '@jembatan/buyer/order'
import { atOrder, attemptId, getOrThrow, isTo, orderPage, type ScenarioContext } from './context'
import { leadsTo } from './feed'
import { pollUntil } from './poll-until'
import { attempt, buyerStep, type Step } from './step'

/** A step of the buyer at the page of the order, in whose record it is found. */
export const orderStep = <Data>(
  step: Omit<Parameters<typeof buyerStep<Data>>[0], 'at' | 'sends' | 'find' | 'to'> & {
    find: (order: Order) => { data?: Data } | false
  },
): Step =>
  buyerStep<Data>({
    ...step,
    to: 'pasar',
    at: atOrder,
    sends: ({ pasar }) => ({ request: 'POST /orders/…', isIt: isTo(pasar, 'POST', '/orders') }),
    find: async (context) => step.find(await readOrder(context)) || undefined,
  })

/**
 * Back from Kasir with “paid” in the address. The shop reads only which order it is, and asks Kasir
 * itself.
 */
export const returnFromKasir = (): Step =>
  buyerStep<string>({
    name: 'returnFromKasir',
    to: 'pasar',
    control: ({ backToShop }) => backToShop,
    byRequest: async (context) => {
      const { status, headers } = await returnToShop(context.visitor.pasar, attemptId(context))

      return { request: 'GET /payment/finish', status, data: headers.location }
    },
    press: ({ buyer }, context) => buyer.returnFromKasir(context.pasar.origin + orderPage(context).path),
    sends: ({ pasar }) => ({ request: 'GET /payment/finish', isIt: isTo(pasar, 'GET', '/payment/finish') }),
    find: leadsTo,
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

export const cancelOrder = (): Step =>
  orderStep<string>({
    name: 'cancel',
    control: ({ yesCancel }) => yesCancel,
    byRequest: async (context) =>
      attempt('POST order.cancel', cancel(context.visitor.pasar, getOrThrow(context, 'orderId'))),
    press: ({ buyer }) => buyer.cancelOrder(),
    find: ({ status, refunds }) => status === 'cancelled' && { data: refunds.length > 0 ? 'refunding' : 'cancelled' },
    expect: ({ data: outcome }, context) => {
      context.page = orderPage(context, 'refund')

      return { asExpected: outcome === 'refunding', note: { word: 'moneyGoesBack' } }
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

export const readOrder = (context: ScenarioContext): Promise<Order> =>
  read(context.visitor.pasar, getOrThrow(context, 'orderId'))
