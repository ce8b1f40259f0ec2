import { z } from 'zod'
import { askProcedure, tellProcedure } from '../../visitor/ask-procedure'
import type { Act } from '../act'
import { attemptOf, held, orderPage, type Scene } from '../scene'
import { until } from '../until'

const order = z.object({
  status: z.string(),
  events: z.array(z.object({ kind: z.string() })),
  refunds: z.array(z.object({ state: z.string(), amount: z.number() })),
})

/** Back from Kasir with “paid” in the address. The shop reads only which order it is, and asks Kasir itself. */
export const comeBack = (): Act => ({
  name: 'comeBack',
  to: 'pasar',
  does: async (scene) => {
    const claimed = { order_id: attemptOf(scene), status_code: '200', transaction_status: 'settlement' }
    const path = `/payment/finish?${new URLSearchParams(claimed)}`
    const { status, headers } = await scene.visitor.ask(scene.pasar, { path })
    scene.stand = orderPage(scene)

    return {
      request: 'GET /payment/finish',
      status,
      asExpected: status === 303 && headers.get('location') === orderPage(scene).path,
      note: { word: 'shopAsksItself' },
    }
  },
})

export const orderWaits = (): Act => ({
  name: 'orderWaits',
  to: 'pasar',
  does: async (scene) => {
    const { status, request, told } = await readOrder(scene)
    scene.stand = orderPage(scene)

    return {
      request,
      status,
      code: told.status,
      asExpected: told.status === 'awaiting_payment',
      note: { word: 'stillPayable' },
    }
  },
})

/** Paid, and once: whatever was told how often. */
export const orderPaid = (): Act => ({
  name: 'orderPaid',
  to: 'pasar',
  does: async (scene) => {
    const { status, request, told } = await until(
      () => readOrder(scene),
      ({ told }) => told.status === 'paid',
    )
    const times = told.events.filter(({ kind }) => kind === 'paid').length
    scene.stand = orderPage(scene)

    return {
      request,
      status,
      code: told.status,
      asExpected: told.status === 'paid' && times === 1,
      note: { word: 'paidTimes', values: { times } },
    }
  },
})

export const cancel = (): Act => ({
  name: 'cancel',
  to: 'pasar',
  does: async (scene) => {
    const { visitor, pasar } = scene
    const input = { orderId: held(scene, 'orderId') }
    const { status, request, code, data } = await tellProcedure({ visitor, pasar, name: 'order.cancel', input })
    const outcome = z.object({ outcome: z.string() }).safeParse(data).data?.outcome
    scene.stand = orderPage(scene)

    return { request, status, code: code ?? outcome, asExpected: outcome === 'refunding' }
  },
})

/** Kasir has given back the whole sum, once. */
export const moneyIsBack = (): Act => ({
  name: 'moneyIsBack',
  to: 'pasar',
  does: async (scene) => {
    const { status, request, told } = await until(
      () => readOrder(scene),
      ({ told }) => told.refunds.length > 0 && told.refunds.every(({ state }) => state === 'confirmed'),
    )
    const [refund, ...more] = told.refunds

    return {
      request,
      status,
      code: refund?.state,
      asExpected: more.length === 0 && refund?.state === 'confirmed' && refund.amount === held(scene, 'total'),
      note: { word: 'onceAndWhole' },
    }
  },
})

async function readOrder(scene: Scene) {
  const { visitor, pasar } = scene
  const input = { orderId: held(scene, 'orderId') }
  const { status, request, data } = await askProcedure({ visitor, pasar, name: 'order.get', input })

  return { status, request, told: order.parse(data) }
}
