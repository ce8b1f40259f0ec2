import { askReturn, cancelOrder, complain, type Order } from '@jembatan/buyer/order'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { atOrder, getOrThrow, isTo, orderPage, type ScenarioContext } from './context'
import { orderStep, readOrder } from './order'
import { attempt, buyerStep, type Step } from './step'

const steer = (context: ScenarioContext, path: string, of: { shopId?: string } = {}) =>
  callControl(getControlOrThrow(context.controls, 'pasar'), {
    method: 'POST',
    path,
    body: { orderId: getOrThrow(context, 'orderId'), ...of },
  })

/** The carrier's events: packed, shipped, picked up, sorted, out for delivery, arrived. */
const STEPS_TO_THE_DOOR = 6

/** Packs, ships and delivers the parcel at once by the demo clock. */
export const parcelArrives = (): Step => ({
  name: 'parcelArrives',
  to: 'pasar',
  needs: 'pasar',
  run: async (context) => {
    const path = '/api/demo/parcels'
    let status = 0
    for (let step = 0; step < STEPS_TO_THE_DOOR; step++) status = (await steer(context, path)).status
    const { status: code, events } = await readOrder(context)
    context.page = orderPage(context, 'parcels')

    return {
      request: `POST ${path}`,
      status,
      code,
      asExpected: code === 'arrived' && events.some(({ kind }) => kind === 'out_for_delivery'),
      note: { word: 'carrierReports' },
    }
  },
})

/** The courier hands over the collected cash, as on the next day. */
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

/** Delivers one parcel only; the order keeps the status of the other. */
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

/** Formats day and month. */
const dayOf = (parcel: { arrivesFrom: string } | undefined) =>
  parcel?.arrivesFrom.split('-').slice(1).reverse().join('/') ?? ''

/** Expects a refused cancellation, because a part of the order is shipped. */
export const cancellationRefused = (): Step => ({
  name: 'cancelRefused',
  to: 'pasar',
  run: async (context) => {
    const cancelled = cancelOrder(context.visitor.pasar, getOrThrow(context, 'orderId'))
    const { status, request, code } = await attempt('POST order.cancel', cancelled)

    return { request, status, code, asExpected: code === 'order_not_cancellable', note: { word: 'stillReturnable' } }
  },
})

/** Expects one invoice with a section per seller. */
export const invoiceOfTwo = (): Step =>
  buyerStep<string[]>({
    name: 'invoiceOfTwo',
    to: 'pasar',
    at: atOrder,
    control: ({ invoice }) => invoice,
    byRequest: async (context) => ({ request: 'GET /orders/…/invoice', ...(await readInvoice(context)) }),
    press: ({ buyer }) => buyer.openInvoice(),
    sends: (context) => ({
      request: 'GET /orders/…/invoice',
      isIt: isTo(context.pasar, 'GET', invoicePath(context)),
    }),
    find: async (context, _, { page }) =>
      new URL(page.url()).pathname === invoicePath(context) ? readInvoice(context) : undefined,
    expect: ({ data: [one = '', other = ''] = [] }, context) => {
      context.page = { ...orderPage(context), path: invoicePath(context) }

      return { asExpected: other !== '', note: { word: 'twoSellers', values: { one, other } } }
    },
  })

const invoicePath = (context: ScenarioContext) => `${orderPage(context).path}/invoice`

/** Returns the order's sellers that its invoice names. */
async function readInvoice(context: ScenarioContext) {
  const { parcels } = await readOrder(context)
  const { status, body } = await context.visitor.pasar.ask(invoicePath(context))
  const visible = parcels.filter(({ shop }) => body.includes(`${shop.name} (${shop.id})`))

  return { status, data: visible.map(({ shop }) => shop.name) }
}

const WHY_RETURNED = 'Kemasannya robek dan isinya hancur.'

/** Returns all goods within the statutory two working days. */
export const requestReturn = (): Step =>
  orderStep({
    name: 'requestReturn',
    control: ({ sendReturn }) => sendReturn,
    byRequest: async (context) =>
      attempt(
        'POST order.requestReturn',
        askReturn(context.visitor.pasar, getOrThrow(context, 'orderId'), WHY_RETURNED),
      ),
    press: ({ buyer }) => buyer.askReturn(WHY_RETURNED),
    find: (order) => returnsOf(order).length > 0 && {},
    expect: ({ code }, context) => {
      context.page = orderPage(context, 'parcels')

      return { asExpected: code === undefined, note: { word: 'sellerWaits' } }
    },
  })

/** Accepts the return through Pasar's back office. */
const answer = (
  name: 'acceptReturn' | 'answerComplaint',
  part: 'parcels' | 'complaints',
  word: 'returnAccepted' | 'complaintAnswered',
  isDone: (order: Order) => boolean,
): Step => ({
  name,
  to: 'pasar',
  needs: 'pasar',
  run: async (context) => {
    const path = '/api/demo/answers'
    const { status } = await steer(context, path)
    const asExpected = isDone(await readOrder(context))
    context.page = orderPage(context, part)

    return { request: `POST ${path}`, status, asExpected, note: { word } }
  },
})

export const acceptReturn = () =>
  answer('acceptReturn', 'parcels', 'returnAccepted', (order) =>
    returnsOf(order).every(({ state }) => state === 'accepted'),
  )

const returnsOf = ({ parcels }: Order) => parcels.flatMap(({ returns }) => returns)

export const answerComplaint = () =>
  answer(
    'answerComplaint',
    'complaints',
    'complaintAnswered',
    ({ complaints }) => complaints.length === 1 && complaints[0]?.answeredAt !== null,
  )

const COMPLAINT = 'Paket saya belum bergerak sejak dibayar.'

/** Files a complaint about the order, and expects a number and a due time. */
export const fileComplaint = (): Step =>
  orderStep<string>({
    name: 'fileComplaint',
    control: ({ sendComplaint }) => sendComplaint,
    byRequest: async (context) =>
      attempt(
        'POST complaint.fileForOrder',
        complain(context.visitor.pasar, getOrThrow(context, 'orderId'), COMPLAINT),
      ),
    press: ({ buyer }) => buyer.complain(COMPLAINT),
    find: ({ complaints: [filed] }) => filed !== undefined && { data: filed.number },
    expect: ({ data: number }, context) => {
      context.page = orderPage(context, 'complaints')

      return {
        asExpected: number !== undefined,
        note: number === undefined ? undefined : { word: 'ticketStands', values: { number } },
      }
    },
  })
