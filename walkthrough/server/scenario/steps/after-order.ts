import { z } from 'zod'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { mutate, query } from '../../visitor/procedures'
import { getOrThrow, orderPage, type ScenarioContext } from './context'
import type { Step } from './step'

const orderSchema = z.object({
  status: z.string(),
  events: z.array(z.object({ kind: z.string() })),
  lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  return: z.object({ state: z.string() }).nullable(),
  complaints: z.array(z.object({ number: z.string(), answeredAt: z.string().nullable() })),
})

async function readOrder(context: ScenarioContext) {
  const { visitor, pasar } = context
  const input = { orderId: getOrThrow(context, 'orderId') }
  const { data } = await query({ visitor, system: pasar, name: 'order.get', input })

  return orderSchema.parse(data)
}

const steer = (context: ScenarioContext, path: string) =>
  callControl(getControlOrThrow(context.controls, 'pasar'), {
    method: 'POST',
    path,
    body: { orderId: getOrThrow(context, 'orderId') },
  })

/** Packed, shipped, picked up, sorted, out for delivery, arrived. */
const STEPS_TO_THE_DOOR = 6

/** What the seller does next and the courier reports by the clock, at once. */
export const parcelArrives = (): Step => ({
  name: 'parcelArrives',
  to: 'pasar',
  needs: 'pasar',
  run: async (context) => {
    const path = '/api/demo/parcels'
    let status = 0
    for (let step = 0; step < STEPS_TO_THE_DOOR; step++) status = (await steer(context, path)).status
    const { status: code, events } = await readOrder(context)
    context.page = orderPage(context, 'timeline')

    return {
      request: `POST ${path}`,
      status,
      code,
      asExpected: code === 'arrived' && events.some(({ kind }) => kind === 'out_for_delivery'),
      note: { word: 'carrierReports' },
    }
  },
})

/** The day after, at once: what it collected is Pasar's. */
export const cashHandedOver = (): Step => ({
  name: 'cashHandedOver',
  to: 'pasar',
  needs: 'pasar',
  run: async (context) => {
    const path = '/api/demo/cash'
    const { status } = await steer(context, path)

    return { request: `POST ${path}`, status, asExpected: status === 200, note: { word: 'dayAfter' } }
  },
})

/** Everything, within the law's two working days. */
export const requestReturn = (): Step => ({
  name: 'requestReturn',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const { lines } = await readOrder(context)
    const input = {
      ...{ orderId: getOrThrow(context, 'orderId'), reason: 'damaged', note: 'Kemasannya robek dan isinya hancur.' },
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    }
    const { status, request, code } = await mutate({ visitor, system: pasar, name: 'order.requestReturn', input })
    context.page = orderPage(context, 'return')

    return { request, status, code, asExpected: status === 200, note: { word: 'sellerWaits' } }
  },
})

/** By the verbs of Pasar's back office. */
const answer = (
  name: 'acceptReturn' | 'answerComplaint',
  part: 'return' | 'complaints',
  isDone: (order: z.infer<typeof orderSchema>) => boolean,
): Step => ({
  name,
  to: 'pasar',
  needs: 'pasar',
  run: async (context) => {
    const path = '/api/demo/answers'
    const { status } = await steer(context, path)
    const done = isDone(await readOrder(context))
    context.page = orderPage(context, part)

    return { request: `POST ${path}`, status, asExpected: done }
  },
})

export const acceptReturn = () => answer('acceptReturn', 'return', (order) => order.return?.state === 'accepted')

export const answerComplaint = () =>
  answer(
    'answerComplaint',
    'complaints',
    ({ complaints }) => complaints.length === 1 && complaints[0]?.answeredAt !== null,
  )

const filed = z.object({ number: z.string(), dueAt: z.string() })

/** At the order: a number, and a due time. */
export const fileComplaint = (): Step => ({
  name: 'fileComplaint',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const input = {
      ...{ orderId: getOrThrow(context, 'orderId'), topic: 'delivery' },
      body: 'Paket saya belum bergerak sejak dibayar.',
    }
    const { status, request, code, data } = await mutate({
      visitor,
      system: pasar,
      name: 'complaint.fileForOrder',
      input,
    })
    const ticket = filed.safeParse(data).data
    const { complaints } = await readOrder(context)
    context.page = orderPage(context, 'complaints')

    return {
      ...{ request, status, code },
      asExpected: ticket !== undefined && complaints.some(({ number }) => number === ticket.number),
      note: ticket && { word: 'ticketStands', values: { number: ticket.number } },
    }
  },
})
