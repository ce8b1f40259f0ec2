import { z } from 'zod'
import { mutate, query } from '../../visitor/procedures'
import { attemptId, getOrThrow, orderPage, type ScenarioContext } from './context'
import { pollUntil } from './poll-until'
import type { Step } from './step'

const orderSchema = z.object({
  status: z.string(),
  events: z.array(z.object({ kind: z.string() })),
  refunds: z.array(z.object({ state: z.string(), amount: z.number() })),
})

/** Back from Kasir with “paid” in the address. The shop reads only which order it is, and asks Kasir itself. */
export const returnFromKasir = (): Step => ({
  name: 'comeBack',
  to: 'pasar',
  run: async (context) => {
    const claimed = { order_id: attemptId(context), status_code: '200', transaction_status: 'settlement' }
    const path = `/payment/finish?${new URLSearchParams(claimed)}`
    const { status, headers } = await context.visitor.fetch(context.pasar, { path })
    context.page = orderPage(context)

    return {
      request: 'GET /payment/finish',
      status,
      asExpected: status === 303 && headers.get('location') === context.page.path,
      note: { word: 'shopAsksItself' },
    }
  },
})

export const orderAwaitsPayment = (): Step => ({
  name: 'orderWaits',
  to: 'pasar',
  run: async (context) => {
    const { status, request, order } = await readOrder(context)
    context.page = orderPage(context)

    return {
      request,
      status,
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
    const { status, request, order } = await pollUntil(
      () => readOrder(context),
      ({ order }) => order.status === 'paid',
    )
    const times = order.events.filter(({ kind }) => kind === 'paid').length
    context.page = orderPage(context)

    return {
      request,
      status,
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
    const { visitor, pasar } = context
    const input = { orderId: getOrThrow(context, 'orderId') }
    const { status, request, code, data } = await mutate({ visitor, system: pasar, name: 'order.cancel', input })
    const outcome = z.object({ outcome: z.string() }).safeParse(data).data?.outcome
    context.page = orderPage(context)

    return { request, status, code: code ?? outcome, asExpected: outcome === 'refunding' }
  },
})

/** Kasir has refunded the whole sum, once. */
export const refundConfirmed = (): Step => ({
  name: 'moneyIsBack',
  to: 'pasar',
  run: async (context) => {
    const { status, request, order } = await pollUntil(
      () => readOrder(context),
      ({ order }) => order.refunds.length > 0 && order.refunds.every(({ state }) => state === 'confirmed'),
    )
    const [refund, ...more] = order.refunds

    return {
      request,
      status,
      code: refund?.state,
      asExpected: more.length === 0 && refund?.state === 'confirmed' && refund.amount === getOrThrow(context, 'total'),
      note: { word: 'onceAndWhole' },
    }
  },
})

async function readOrder(context: ScenarioContext) {
  const { visitor, pasar } = context
  const input = { orderId: getOrThrow(context, 'orderId') }
  const { status, request, data } = await query({ visitor, system: pasar, name: 'order.get', input })

  return { status, request, order: orderSchema.parse(data) }
}
