import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { formatRupiah } from '@/i18n/format-rupiah'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { mutate, query } from '../../visitor/procedures'
import { submitForm } from '../../visitor/submit-form'
import { Visitor } from '../../visitor/visitor'
import { AREA, COURIER, RECIPIENT } from './checkout'
import { type Buyer, getOrThrow, orderPage, type ScenarioContext } from './context'
import { ITEMS } from './feed'
import type { Step } from './step'

const BUYERS = 3
const QUOTA = 2
const GOODS = { sku: ITEMS.serum.sku, shopId: 'rumah-ayu' }

const issued = z.object({ code: z.string() })
const areas = z.array(z.object({ id: z.string() })).min(1)
const checkout = z.object({
  quote: z.object({
    totals: z.object({ total: z.number(), platformDiscount: z.number() }),
    vouchers: z.array(z.object({ unfit: z.object({ reason: z.string() }).nullable() })),
    obstacles: z.array(z.string()),
  }),
})
const placed = z.object({ orderId: z.string(), redirectUrl: z.string() })

/** A voucher of this run alone, of which fewer are left than there are buyers. */
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

/** Each in a browser of their own, with a phone of their own, and all before anybody orders: all of them see it applied. */
export const applyVoucher = (): Step => ({
  name: 'applyVoucher',
  to: 'pasar',
  run: async (context) => {
    const buyers = await Promise.all(Array.from({ length: BUYERS }, () => fillBasket(context)))
    context.state.buyers = buyers
    const quotes = await Promise.all(buyers.map((buyer) => readQuote(context, buyer)))
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
  const visitor = new Visitor()
  const ask = async (name: string, input: object) =>
    (await mutate({ visitor, system: context.pasar, name, input })).data
  const opened = await submitForm({
    visitor,
    system: context.pasar,
    path: `/buy/${GOODS.sku}:1`,
    having: 'name="sku"',
    fields: { quantity: '1' },
  })
  const basketId = /^\/checkout\/([0-9a-f-]+)$/.exec(opened.headers.get('location') ?? '')?.[1] ?? ''
  const found = await query({ visitor, system: context.pasar, name: 'delivery.areas', input: { text: AREA } })
  const phone = `0812${randomInt(10_000_000, 100_000_000)}`
  await ask('basket.saveAddress', {
    basketId,
    address: { ...RECIPIENT, phone, areaId: areas.parse(found.data)[0]?.id },
  })
  await ask('basket.chooseCourier', { basketId, shopId: GOODS.shopId, courierCode: COURIER })
  await ask('basket.applyVoucher', { basketId, code: getOrThrow(context, 'voucher') })

  return { visitor, basketId }
}

/** At the same moment. As many orders get the voucher as there are; whoever comes too late is told, and has ordered nothing. */
export const raceForVoucher = (): Step => ({
  name: 'raceForVoucher',
  to: 'pasar',
  run: async (context) => {
    const answers = await Promise.all(getOrThrow(context, 'buyers').map((buyer) => order(context, buyer)))
    const late = answers.find(({ status }) => status !== 200)
    if (late) {
      context.visitor = late.buyer.visitor
      context.state.basketId = late.buyer.basketId
      context.page = checkoutPage(late.buyer)
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

/** While it was ordered, or a moment before. */
const USED_UP = ['voucher_used_up', 'voucher_unfit']

/** The discount does not vanish silently: the page says that it is used up, and asks. */
export const seeVoucherUsedUp = (): Step => ({
  name: 'seeVoucherUsedUp',
  to: 'pasar',
  run: async (context) => {
    const buyer = latecomer(context)
    const { status, request, vouchers, obstacles } = await readQuote(context, buyer)
    context.page = checkoutPage(buyer)

    return {
      request,
      status,
      code: obstacles[0],
      asExpected: obstacles.includes('voucher_unfit') && vouchers[0]?.unfit?.reason === 'used_up',
      note: { word: 'nothingCharged' },
    }
  },
})

export const orderWithoutVoucher = (): Step => ({
  name: 'orderWithoutVoucher',
  to: 'pasar',
  run: async (context) => {
    const buyer = latecomer(context)
    const { visitor, basketId } = buyer
    const input = { basketId, code: getOrThrow(context, 'voucher') }
    await mutate({ visitor, system: context.pasar, name: 'basket.removeVoucher', input })
    const answer = await order(context, buyer)
    const made = placed.safeParse(answer.data).data
    if (made) {
      context.state.orderId = made.orderId
      context.page = orderPage(context)
    }

    return {
      request: answer.request,
      status: answer.status,
      code: answer.code,
      asExpected: made !== undefined,
      note: made && { word: 'orderStands', values: { order: made.orderId, total: formatRupiah(answer.total) } },
    }
  },
})

const latecomer = (context: ScenarioContext): Buyer => ({
  visitor: context.visitor,
  basketId: getOrThrow(context, 'basketId'),
})

const checkoutPage = ({ basketId }: Buyer) =>
  ({ system: 'pasar', path: `/checkout/${basketId}`, private: true }) as const

/** At the total that this buyer sees. */
async function order(context: ScenarioContext, buyer: Buyer) {
  const { visitor, basketId } = buyer
  const { total } = (await readQuote(context, buyer)).totals
  const input = { basketId, expectedTotal: total }

  return { buyer, total, ...(await mutate({ visitor, system: context.pasar, name: 'order.place', input })) }
}

async function readQuote({ pasar }: ScenarioContext, { visitor, basketId }: Buyer) {
  const { status, request, data } = await query({
    visitor,
    system: pasar,
    name: 'basket.checkout',
    input: { basketId },
  })

  return { status, request, ...checkout.parse(data).quote }
}
