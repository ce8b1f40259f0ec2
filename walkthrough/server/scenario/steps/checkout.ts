import {
  addressIn,
  chooseCourier as choose,
  confirmPrice,
  findArea,
  giveAddress as give,
  order,
  readCheckout as read,
  readQuote,
} from '@jembatan/buyer/checkout'
import { payAgain as openPayment } from '@jembatan/buyer/order'
import { AREA, RECIPIENT } from '@jembatan/buyer/person'
import { formatRupiah } from '@/i18n/format-rupiah'
import { getOrThrow, isTo, orderPage, type ScenarioContext, toPage } from './context'
import { pollUntil } from './poll-until'
import { attempt, buyerStep, type Screen, type Step } from './step'

export const COURIER = 'merpati-reguler'

type Checkout = Awaited<ReturnType<typeof read>>

/** Waits for the answer to what was pressed at the checkout, and for its record, which a page's answer does not hold. */
async function readAfterPress(
  context: ScenarioContext,
  { answer, share }: Screen,
  isDone: (checkout: Checkout) => boolean,
) {
  const { status } = await answer(isTo(context.pasar, 'POST', '/checkout'))
  await share()
  const basketId = getOrThrow(context, 'basketId')

  return {
    request: 'POST /checkout',
    status,
    checkout: await pollUntil(() => read(context.visitor.pasar, basketId), isDone),
  }
}

/** The address is given to the shop alone. */
export const giveAddress = (recipientOf: (basketId: string) => string = () => RECIPIENT.recipient): Step =>
  buyerStep({
    name: 'address',
    to: 'pasar',
    at: 'pasar',
    control: ({ saveAddress }) => saveAddress,
    byRequest: async ({ visitor: { pasar }, state: { basketId = '' } }) => {
      const address = addressIn(await findArea(pasar, AREA), { recipient: recipientOf(basketId) })

      return attempt('POST basket.saveAddress', give(pasar, basketId, address))
    },
    byHand: async (context, screen) => {
      await screen.buyer.giveAddress(recipientOf(context.state.basketId ?? ''))
      const isMissing = ({ quote }: Checkout) => quote.obstacles.includes('address_missing')
      const { checkout, ...answer } = await readAfterPress(context, screen, (checkout) => !isMissing(checkout))

      return { ...answer, code: isMissing(checkout) ? 'address_missing' : undefined }
    },
    expect: ({ code }) => ({ asExpected: code === undefined, note: { word: 'toShopAlone' } }),
  })

export const chooseCourier = (courierCode = COURIER): Step =>
  buyerStep({
    name: 'courier',
    to: 'pasar',
    at: 'pasar',
    control: ({ courier }) => courier(courierCode),
    byRequest: async (context) => {
      const { pasar } = context.visitor
      const basketId = getOrThrow(context, 'basketId')
      const [parcel] = (await readQuote(pasar, basketId)).parcels
      const courier = { basketId, shopId: parcel?.shop.id ?? '', courierCode }

      return attempt('POST basket.chooseCourier', choose(pasar, courier))
    },
    byHand: async (context, screen) => {
      await screen.buyer.chooseCourier(courierCode)
      const isMissing = ({ quote }: Checkout) => quote.obstacles.includes('courier_missing')
      const { checkout, ...answer } = await readAfterPress(context, screen, (checkout) => !isMissing(checkout))
      const code = isMissing(checkout) ? 'courier_missing' : undefined

      return { ...answer, code, data: checkout.quote.totals.total }
    },
    expect: ({ code, data: total }, { state }) => {
      if (total === undefined) return { asExpected: false }
      state.total = total

      return {
        asExpected: code === undefined,
        note: { word: 'wholeSum', values: { total: formatRupiah(total) } },
      }
    },
  })

/** The checkout as the shop's page shows it, and the first of its goods. */
async function lookAtCheckout(context: ScenarioContext) {
  const quote = await readQuote(context.visitor.pasar, getOrThrow(context, 'basketId'))
  const line = quote.parcels[0]?.lines[0]
  if (!line) throw new Error('There is nothing in the basket.')

  return { ...quote, line }
}

/** What stands in the way, as the checkout page shows it. */
export const readCheckout = (name: 'seeRise' | 'seeFall' | 'seeSoldOut', obstacle: string | null): Step => ({
  name,
  to: 'pasar',
  run: async (context) => {
    const { line, obstacles } = await lookAtCheckout(context)
    const { unitPrice, seenAmount } = line
    const other = obstacles.filter((one) => !['address_missing', 'courier_missing'].includes(one))

    return {
      request: 'GET basket.checkout',
      status: 200,
      code: other[0],
      asExpected: obstacle ? other.includes(obstacle) : other.length === 0 && unitPrice < (seenAmount ?? 0),
      note: {
        word: 'seenAndNow',
        values: { seen: formatRupiah(seenAmount ?? unitPrice), now: formatRupiah(unitPrice) },
      },
    }
  },
})

/** The checkout page names both prices; the buyer accepts the higher one. */
export const acceptPrice = (): Step => ({
  name: 'agree',
  to: 'pasar',
  run: async (context) => {
    const { line } = await lookAtCheckout(context)
    const basketId = getOrThrow(context, 'basketId')
    const yes = confirmPrice(context.visitor.pasar, basketId, { sku: line.sku, price: line.unitPrice })
    const { request, status, code } = await attempt('POST basket.confirmPrice', yes)

    return { request, status, code, asExpected: code === undefined, note: { word: 'saidYes' } }
  },
})

/** The goods are held, and Kasir has made a page for the sum. */
export const placeOrder = (): Step =>
  buyerStep({
    name: 'order',
    to: 'pasar',
    at: 'pasar',
    control: ({ placeOrder }) => placeOrder,
    byRequest: submitOrder,
    byHand: async (context, screen) => {
      await screen.buyer.placeOrder()
      const { checkout, ...answer } = await readAfterPress(context, screen, ({ orderId }) => orderId !== null)
      const { orderId } = checkout

      return { ...answer, ...(orderId !== null && { data: { orderId, redirectUrl: screen.page.url() } }) }
    },
    expect: ({ data }, context) => {
      if (!data?.redirectUrl) return { asExpected: false }
      const { orderId, redirectUrl } = data
      Object.assign(context.state, { orderId, attempt: 1 })
      context.page = toPage(context.kasir, redirectUrl)

      return {
        asExpected: true,
        note: { word: 'orderStands', values: { order: orderId, total: formatRupiah(getOrThrow(context, 'total')) } },
      }
    },
  })

/** The shop refuses with its reason, and nothing is held or charged. */
export const placeRefusedOrder = (reason: 'price_rise' | 'out_of_stock'): Step => ({
  name: 'orderRefused',
  to: 'pasar',
  run: async (context) => {
    const { status, request, code } = await submitOrder(context)

    return { request, status, code, asExpected: status === 409 && code === reason, note: { word: 'nothingCharged' } }
  },
})

/** Before there is a courier there is no total; the shop refuses for its first reason, whatever is expected. */
export function submitOrder(context: ScenarioContext) {
  const basket = { basketId: getOrThrow(context, 'basketId'), total: context.state.total ?? 1 }

  return attempt('POST order.place', order(context.visitor.pasar, basket))
}

/** The attempt before came to nothing; the same order gets another page at Kasir. */
export const payAgain = (): Step => ({
  name: 'payAgain',
  to: 'pasar',
  run: async (context) => {
    const asked = openPayment(context.visitor.pasar, getOrThrow(context, 'orderId'))
    const { data: page, ...answer } = await attempt('POST order.openPayment', asked)
    if (page) context.state.attempt = getOrThrow(context, 'attempt') + 1
    context.page = page ? toPage(context.kasir, page) : orderPage(context)

    return { ...answer, asExpected: typeof page === 'string', note: { word: 'anotherPage' } }
  },
})
