import { askReturn, cancelOrder, complain, type Order, readOrder as read } from '@jembatan/buyer/order'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { getOrThrow, orderPage, type ScenarioContext } from './context'
import { attempt, type Step } from './step'

const readOrder = (context: ScenarioContext) => read(context.visitor.pasar, getOrThrow(context, 'orderId'))

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
    const cancelled = cancelOrder(context.visitor.pasar, getOrThrow(context, 'orderId'))
    const { status, request, code } = await attempt('POST order.cancel', cancelled)

    return { request, status, code, asExpected: code === 'order_not_cancellable', note: { word: 'stillReturnable' } }
  },
})

/** One document for one purchase, a section a seller. */
export const invoiceOfTwo = (): Step => ({
  name: 'invoiceOfTwo',
  to: 'pasar',
  run: async (context) => {
    const { parcels } = await readOrder(context)
    const path = `${orderPage(context).path}/invoice`
    const { status, body } = await context.visitor.pasar.ask(path)
    context.page = { ...orderPage(context), path }

    return {
      request: 'GET /orders/…/invoice',
      status,
      asExpected: parcels.length === 2 && parcels.every(({ shop }) => body.includes(`${shop.name} (${shop.id})`)),
      note: { word: 'twoSellers', values: { one: parcels[0]?.shop.name ?? '', other: parcels[1]?.shop.name ?? '' } },
    }
  },
})

/** Everything, within the law's two working days. */
export const requestReturn = (): Step => ({
  name: 'requestReturn',
  to: 'pasar',
  run: async (context) => {
    const orderId = getOrThrow(context, 'orderId')
    const asked = askReturn(context.visitor.pasar, orderId, 'Kemasannya robek dan isinya hancur.')
    const { status, request, code } = await attempt('POST order.requestReturn', asked)
    context.page = orderPage(context, 'return')

    return { request, status, code, asExpected: code === undefined, note: { word: 'sellerWaits' } }
  },
})

/** By the verbs of Pasar's back office. */
const answer = (
  name: 'acceptReturn' | 'answerComplaint',
  part: 'return' | 'complaints',
  isDone: (order: Order) => boolean,
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

/** At the order: a number, and a due time. */
export const fileComplaint = (): Step => ({
  name: 'fileComplaint',
  to: 'pasar',
  run: async (context) => {
    const orderId = getOrThrow(context, 'orderId')
    const filed = complain(context.visitor.pasar, orderId, 'Paket saya belum bergerak sejak dibayar.')
    const { data: number, ...answer } = await attempt('POST complaint.fileForOrder', filed)
    const { complaints } = await readOrder(context)
    context.page = orderPage(context, 'complaints')

    return {
      ...answer,
      asExpected: number !== undefined && complaints.some((one) => one.number === number),
      note: number === undefined ? undefined : { word: 'ticketStands', values: { number } },
    }
  },
})
