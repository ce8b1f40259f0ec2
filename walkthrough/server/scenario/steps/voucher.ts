import {
  addressIn,
  applyVoucher as apply,
  buyNow,
  chooseCourier,
  findArea,
  giveAddress,
  order as place,
  readQuote,
  removeVoucher,
} from '@jembatan/buyer/checkout'
import { readOrder } from '@jembatan/buyer/order'
import { AREA } from '@jembatan/buyer/person'
import { z } from 'zod'
import { formatRupiah } from '@/i18n/format-rupiah'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { openVisitor } from '../../visitor/visitor'
import { COURIER, checkoutStep } from './checkout'
import { type Buyer, checkoutPage, getOrThrow, orderPage, type ScenarioContext } from './context'
import { ITEMS } from './feed'
import { attempt, type Step } from './step'

const BUYERS = 3
const QUOTA = 2
const GOODS = { sku: ITEMS.serum.sku, shopId: 'rumah-ayu' }

const issued = z.object({ code: z.string() })

/** A voucher of this run with fewer uses than buyers. */
export const issueVoucher = (): Step => ({
  name: 'issueVoucher',
  to: 'pasar',
  needs: 'pasar',
  run: async (context) => {
    const path = '/api/demo/vouchers'
    const response = await callControl(getControlOrThrow(context.controls, 'pasar'), {
      method: 'POST',
      path,
      body: { quota: QUOTA },
    })
    const code = response.ok ? issued.parse(await response.json()).code : undefined
    context.state.voucher = code

    return {
      request: `POST ${path}`,
      status: response.status,
      asExpected: code !== undefined,
      note: { word: 'voucherOf', values: { code: code ?? '', quota: QUOTA } },
    }
  },
})

/** All buyers, each with a browser and a phone, apply the voucher before the first order. */
export const applyVoucher = (): Step => ({
  name: 'applyVoucher',
  to: 'pasar',
  run: async (context) => {
    const buyers = await Promise.all(Array.from({ length: BUYERS }, () => fillBasket(context)))
    context.state.buyers = buyers
    const quotes = await Promise.all(buyers.map(quoteOf))
    const [first] = quotes

    return {
      request: 'POST basket.applyVoucher',
      status: 200,
      asExpected: quotes.every(({ totals, obstacles }) => totals.platformDiscount > 0 && obstacles.length === 0),
      note: {
        word: 'allSeeDiscount',
        values: { buyers: BUYERS, discount: formatRupiah(first?.totals.platformDiscount ?? 0) },
      },
    }
  },
})

async function fillBasket(context: ScenarioContext): Promise<Buyer> {
  const visitor = openVisitor(context)
  const { pasar } = visitor
  const basketId = (await buyNow(pasar, GOODS.sku)) ?? ''
  await giveAddress(pasar, basketId, addressIn(await findArea(pasar, AREA)))
  await chooseCourier(pasar, { basketId, shopId: GOODS.shopId, courierCode: COURIER })
  await apply(pasar, basketId, getOrThrow(context, 'voucher'))

  return { visitor, basketId }
}

/**
 * All order at the same moment. As many orders get the voucher as exist; later ones are refused and
 * order nothing.
 */
export const raceForVoucher = (): Step => ({
  name: 'raceForVoucher',
  to: 'pasar',
  run: async (context) => {
    const answers = await Promise.all(getOrThrow(context, 'buyers').map(order))
    const late = answers.find(({ status }) => status !== 200)
    if (late) {
      context.visitor = late.buyer.visitor
      context.state.basketId = late.buyer.basketId
      context.page = checkoutPage(late.buyer.basketId)
    }
    const codes = answers.map(({ status }) => status).sort()

    return {
      request: 'POST order.place',
      status: 200,
      code: codes.join(' '),
      asExpected: codes.join() === '200,200,409' && USED_UP.includes(late?.code ?? ''),
      note: { word: 'neverMore', values: { quota: QUOTA } },
    }
  },
})

/** Refusals during the order or just before it. */
const USED_UP = ['voucher_used_up', 'voucher_unfit']

/** Expects a notice about the used voucher instead of a silent price change. */
export const seeVoucherUsedUp = (): Step => ({
  name: 'seeVoucherUsedUp',
  to: 'pasar',
  run: async (context) => {
    const buyer = latecomer(context)
    const { vouchers, obstacles } = await quoteOf(buyer)
    context.page = checkoutPage(buyer.basketId, 'voucher')

    return {
      request: 'GET basket.checkout',
      status: 200,
      code: obstacles[0],
      asExpected: obstacles.includes('voucher_unfit') && vouchers[0]?.unfit?.reason === 'used_up',
      note: { word: 'nothingCharged' },
    }
  },
})

export const orderWithoutVoucher = (): Step =>
  checkoutStep<{ orderId: string; total: number }>({
    name: 'orderWithoutVoucher',
    control: (controls) => controls.removeVoucher,
    byRequest: async (context) => {
      const buyer = latecomer(context)
      await removeVoucher(buyer.visitor.pasar, buyer.basketId, getOrThrow(context, 'voucher'))
      const { request, status, code, data, total } = await order(buyer)

      return { request, status, code, data: data && { orderId: data.orderId, total } }
    },
    press: async ({ buyer }) => {
      await buyer.removeVoucher()
      await buyer.placeOrder()
    },
    find: async ({ orderId }, { visitor }) => {
      if (orderId === null) return false
      const { total } = await readOrder(visitor.pasar, orderId)

      return { data: { orderId, total } }
    },
    expect: ({ data }, context) => {
      if (!data) return { asExpected: false }
      context.state.orderId = data.orderId
      context.page = orderPage(context)

      return {
        asExpected: true,
        note: { word: 'orderStands', values: { order: data.orderId, total: formatRupiah(data.total) } },
      }
    },
  })

const latecomer = (context: ScenarioContext): Buyer => ({
  visitor: context.visitor,
  basketId: getOrThrow(context, 'basketId'),
})

const quoteOf = ({ visitor, basketId }: Buyer) => readQuote(visitor.pasar, basketId)

/** Orders at the total that this buyer sees. */
async function order(buyer: Buyer) {
  const { total } = (await quoteOf(buyer)).totals
  const placed = place(buyer.visitor.pasar, { basketId: buyer.basketId, total })

  return { buyer, total, ...(await attempt('POST order.place', placed)) }
}
