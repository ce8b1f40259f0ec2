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
  parcels: z.array(
    z.object({
      shop: z.object({ id: z.string(), name: z.string() }),
      arrivesFrom: z.string(),
      arrivedAt: z.string().nullable(),
      trackingNumber: z.string().nullable(),
    }),
  ),
  complaints: z.array(z.object({ number: z.string(), answeredAt: z.string().nullable() })),
})

async function readOrder(context: ScenarioContext) {
  const { visitor, pasar } = context
  const input = { orderId: getOrThrow(context, 'orderId') }
  const { data } = await query({ visitor, system: pasar, name: 'order.get', input })

  return orderSchema.parse(data)
}

const steer = (context: ScenarioContext, path: string, of: { shopId?: string } = {}) =>
  callControl(getControlOrThrow(context.controls, 'pasar'), {
    method: 'POST',
    path,
    body: { orderId: getOrThrow(context, 'orderId'), ...of },
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

/** One shop is faster than the other; the order stands where the slower one does. */
export const oneParcelArrives = (number: 1 | 2): Step => ({
  name: number === 1 ? 'firstParcel' : 'lastParcel',
  to: 'pasar',
  needs: 'pasar',
  run: async (context) => {
    const path = '/api/demo/parcels'
    const before = await readOrder(context)
    const shopId = before.parcels.find(({ arrivedAt }) => !arrivedAt)?.shop.id
    let status = 0
    for (let step = 0; step < STEPS_TO_THE_DOOR; step++) status = (await steer(context, path, { shopId })).status
    const { status: code, parcels } = await readOrder(context)
    context.page = orderPage(context)
    const [one, other] = parcels

    return {
      request: `POST ${path}`,
      status,
      code,
      asExpected:
        code === (number === 1 ? 'paid' : 'arrived') &&
        parcels.filter(({ arrivedAt }) => arrivedAt).length === number &&
        one?.arrivesFrom !== other?.arrivesFrom,
      note: {
        word: 'parcelsThere',
        values: {
          there: parcels.filter(({ arrivedAt }) => arrivedAt).length,
          one: one?.shop.name ?? '',
          oneDay: dayOf(one),
          other: other?.shop.name ?? '',
          otherDay: dayOf(other),
        },
      },
    }
  },
})

/** Day and month. */
const dayOf = (parcel: { arrivesFrom: string } | undefined) =>
  parcel?.arrivesFrom.split('-').slice(1).reverse().join('/') ?? ''

/** A part of the order is out: the whole of it cannot be called off any more. */
export const cancellationRefused = (): Step => ({
  name: 'cancelRefused',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const input = { orderId: getOrThrow(context, 'orderId') }
    const { status, request, code } = await mutate({ visitor, system: pasar, name: 'order.cancel', input })

    return { request, status, code, asExpected: code === 'order_not_cancellable', note: { word: 'stillReturnable' } }
  },
})

/** One document for one purchase, a section a seller. */
export const invoiceOfTwo = (): Step => ({
  name: 'invoiceOfTwo',
  to: 'pasar',
  run: async (context) => {
    const { visitor, pasar } = context
    const { parcels } = await readOrder(context)
    const path = `${orderPage(context).path}/invoice`
    const response = await visitor.fetch(pasar, { path })
    const text = await response.text()
    context.page = { ...orderPage(context), path }

    return {
      request: 'GET /orders/…/invoice',
      status: response.status,
      asExpected: parcels.length === 2 && parcels.every(({ shop }) => text.includes(`${shop.name} (${shop.id})`)),
      note: { word: 'twoSellers', values: { one: parcels[0]?.shop.name ?? '', other: parcels[1]?.shop.name ?? '' } },
    }
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
      orderId: getOrThrow(context, 'orderId'),
      reason: 'damaged',
      note: 'Kemasannya robek dan isinya hancur.',
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
      orderId: getOrThrow(context, 'orderId'),
      topic: 'delivery',
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
      request,
      status,
      code,
      asExpected: ticket !== undefined && complaints.some(({ number }) => number === ticket.number),
      note: ticket && { word: 'ticketStands', values: { number: ticket.number } },
    }
  },
})
