import { z } from 'zod'
import { formatRupiah } from '@/i18n/format-rupiah'
import { mutate, query } from '../../visitor/procedures'
import { getOrThrow, orderPage, type ScenarioContext } from './context'
import { readSimulation } from './kasir'
import type { Step } from './step'

const checkout = z.object({ quote: z.object({ notAtTheDoor: z.array(z.string()) }) })
const placed = z.object({ orderId: z.string(), redirectUrl: z.null() })
const order = z.object({
  status: z.string(),
  paidAt: z.string().nullable(),
  payment: z.object({ method: z.string().nullable() }).nullable(),
})

/** The checkout page says why an order cannot be paid at the door; with another courier it could be. */
export const seeWhyNot = (refusal: string): Step => ({
  name: 'seeWhyNot',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const basketId = getOrThrow(context, 'basketId')
    const { status, request, data } = await query({
      visitor,
      system: pasar,
      name: 'basket.checkout',
      input: { basketId },
    })
    const { notAtTheDoor } = checkout.parse(data).quote
    context.page = { system: 'pasar', path: `/checkout/${basketId}`, private: true }

    return {
      request,
      status,
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
    const { visitor, pasar } = context
    const input = { basketId: getOrThrow(context, 'basketId'), paymentWay: 'cod' }
    const { status, request, code } = await mutate({ visitor, system: pasar, name: 'basket.choosePayment', input })

    return { request, status, code, asExpected: status === 200 }
  },
})

/** Confirmed at once: there is no page at Kasir to go to. */
export const orderAtTheDoor = (): Step => ({
  name: 'orderAtTheDoor',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const total = getOrThrow(context, 'total')
    const input = { basketId: getOrThrow(context, 'basketId'), expectedTotal: total }
    const { status, request, code, data } = await mutate({ visitor, system: pasar, name: 'order.place', input })
    const { orderId } = placed.safeParse(data).data ?? {}
    if (orderId) {
      context.state.orderId = orderId
      context.page = orderPage(context)
    }

    return {
      request,
      status,
      code,
      asExpected: orderId !== undefined && (await readOrder(context)).status === 'confirmed',
      note: orderId ? { word: 'orderStands', values: { order: orderId, total: formatRupiah(total) } } : undefined,
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
    const { httpStatus: status, request, status: code, paidAt, payment } = await readOrder(context)
    context.page = orderPage(context)

    return {
      request,
      status,
      code,
      asExpected: paidAt !== null && payment?.method === 'cod',
      note: { word: 'courierHasIt', values: { total: formatRupiah(getOrThrow(context, 'total')) } },
    }
  },
})

async function readOrder(context: ScenarioContext) {
  const { visitor, pasar } = context
  const input = { orderId: getOrThrow(context, 'orderId') }
  const { status: httpStatus, request, data } = await query({ visitor, system: pasar, name: 'order.get', input })

  return { httpStatus, request, ...order.parse(data) }
}
