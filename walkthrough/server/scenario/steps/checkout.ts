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
import { hostOf } from '../../systems/systems'
import { atCheckout, atOrder, getOrThrow, isTo, orderPage, type ScenarioContext, toPage } from './context'
import { attempt, buyerStep, type Screen, type Step } from './step'

export const COURIER = 'merpati-reguler'

type Checkout = Awaited<ReturnType<typeof read>>

const sends = ({ pasar }: ScenarioContext) => ({ request: 'POST /checkout', isIt: isTo(pasar, 'POST', '/checkout') })

/**
 * A step of the buyer at the checkout. Its result is read from the record, because the page's
 * answer does not hold it.
 */
export const checkoutStep = <Data>(
  step: Omit<Parameters<typeof buyerStep<Data>>[0], 'at' | 'sends' | 'find' | 'to'> & {
    find: (checkout: Checkout, context: ScenarioContext, screen: Screen) => Promise<{ data?: Data } | false>
  },
): Step =>
  buyerStep<Data>({
    ...step,
    to: 'pasar',
    at: atCheckout,
    sends,
    find: async (context, _, screen) => {
      const checkout = await read(context.visitor.pasar, getOrThrow(context, 'basketId'))

      return (await step.find(checkout, context, screen)) || undefined
    },
  })

/** The address is given to the shop alone. */
export const giveAddress = (recipientOf: (basketId: string) => string = () => RECIPIENT.recipient): Step =>
  checkoutStep({
    name: 'address',
    control: ({ saveAddress }) => saveAddress,
    byRequest: async ({ visitor: { pasar }, state: { basketId = '' } }) => {
      const address = addressIn(await findArea(pasar, AREA), { recipient: recipientOf(basketId) })

      return attempt('POST basket.saveAddress', give(pasar, basketId, address))
    },
    press: ({ buyer }, { state: { basketId = '' } }) => buyer.giveAddress(recipientOf(basketId)),
    find: async ({ quote }) => !quote.obstacles.includes('address_missing') && {},
    expect: ({ code }) => ({ asExpected: code === undefined, note: { word: 'toShopAlone' } }),
  })

/** The shop chooses the cheapest courier that is on time, so the sum is whole before the order. */
export const seeUsualCourier = (): Step => ({
  name: 'usualCourier',
  to: 'pasar',
  run: async (context) => {
    const { parcels, totals } = await readQuote(context.visitor.pasar, getOrThrow(context, 'basketId'))
    context.state.total = totals.total

    return {
      request: 'GET basket.checkout',
      status: 200,
      asExpected: parcels.every(({ courier }) => courier?.code === COURIER),
      note: { word: 'wholeSum', values: { total: formatRupiah(totals.total) } },
    }
  },
})

/** Another courier than the one that the shop has chosen. */
export const chooseCourier = (courierCode: string): Step =>
  checkoutStep({
    name: 'courier',
    control: ({ courier }) => courier(courierCode),
    byRequest: async (context) => {
      const { pasar } = context.visitor
      const basketId = getOrThrow(context, 'basketId')
      const [parcel] = (await readQuote(pasar, basketId)).parcels
      const courier = { basketId, shopId: parcel?.shop.id ?? '', courierCode }

      return attempt('POST basket.chooseCourier', choose(pasar, courier))
    },
    press: ({ buyer }) => buyer.chooseCourier(courierCode),
    find: async ({ quote: { parcels, totals } }) => parcels[0]?.courier?.code === courierCode && { data: totals.total },
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

/** Expects an obstacle of the checkout, or none. */
export const readCheckout = (name: 'seeRise' | 'seeFall', obstacle: string | null): Step => ({
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
export const acceptPrice = (): Step =>
  checkoutStep({
    name: 'agree',
    control: ({ agree }) => agree,
    byRequest: async (context) => {
      const { line } = await lookAtCheckout(context)
      const basketId = getOrThrow(context, 'basketId')
      const yes = confirmPrice(context.visitor.pasar, basketId, { sku: line.sku, price: line.unitPrice })

      return attempt('POST basket.confirmPrice', yes)
    },
    press: ({ buyer }) => buyer.acceptPrice(),
    find: async ({ quote }) => !quote.obstacles.includes('price_rise') && {},
    expect: ({ code }) => ({ asExpected: code === undefined, note: { word: 'saidYes' } }),
  })

/** The goods are held, and Kasir has made a page for the sum. */
export const placeOrder = (): Step =>
  checkoutStep({
    name: 'order',
    control: ({ placeOrder }) => placeOrder,
    byRequest: submitOrder,
    press: ({ buyer }) => buyer.placeOrder(),
    find: async ({ orderId }, context, { page }) => {
      if (orderId === null) return false
      const isAtKasir = new URL(page.url()).host === hostOf(context.kasir)

      return {
        data: { orderId, redirectUrl: isAtKasir ? page.url() : await openPayment(context.visitor.pasar, orderId) },
      }
    },
    expect: ({ data }, context) => {
      if (!data?.redirectUrl) return { asExpected: false }
      const { orderId, redirectUrl } = data
      context.page = toPage(context.kasir, redirectUrl)
      Object.assign(context.state, { orderId, attempt: 1, paymentPage: context.page })

      return {
        asExpected: true,
        note: { word: 'orderStands', values: { order: orderId, total: formatRupiah(getOrThrow(context, 'total')) } },
      }
    },
  })

/** The shop refuses with its reason, and nothing is held or charged. */
export const placeRefusedOrder = (): Step => ({
  name: 'orderRefused',
  to: 'pasar',
  run: async (context) => {
    const { status, request, code } = await submitOrder(context)

    return {
      request,
      status,
      code,
      asExpected: status === 409 && code === 'price_rise',
      note: { word: 'nothingCharged' },
    }
  },
})

/**
 * Before there is a courier there is no total; the shop refuses for its first reason, whatever is
 * expected.
 */
export function submitOrder(context: ScenarioContext) {
  const basket = { basketId: getOrThrow(context, 'basketId'), total: context.state.total ?? 1 }

  return attempt('POST order.place', order(context.visitor.pasar, basket))
}

/** The attempt before came to nothing; the same order gets another page at Kasir. */
export const payAgain = (): Step =>
  buyerStep<string | null>({
    name: 'payAgain',
    to: 'pasar',
    at: atOrder,
    control: ({ payNow }) => payNow,
    byRequest: async (context) =>
      attempt('POST order.openPayment', openPayment(context.visitor.pasar, getOrThrow(context, 'orderId'))),
    press: ({ buyer }) => buyer.payAgain(),
    sends: ({ pasar }) => ({ request: 'POST /orders/…', isIt: isTo(pasar, 'POST', '/orders') }),
    find: async ({ kasir }, _, { page }) =>
      new URL(page.url()).host === hostOf(kasir) ? { data: page.url() } : undefined,
    expect: ({ data: page }, context) => {
      context.page = page ? toPage(context.kasir, page) : orderPage(context)
      if (page) Object.assign(context.state, { attempt: getOrThrow(context, 'attempt') + 1, paymentPage: context.page })

      return { asExpected: typeof page === 'string', note: { word: 'anotherPage' } }
    },
  })
