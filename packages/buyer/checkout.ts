import { z } from 'zod'
import type { Browser, HttpAnswer } from './browser'
import { submit } from './forms'
import { anyPhone, RECIPIENT } from './person'
import { mutate, query } from './procedures'

const id = z.object({ id: z.string() })
const basket = z.object({ basketId: z.string() })
const totals = z.object({
  currency: z.string(),
  subtotal: z.number(),
  shipping: z.number(),
  insurance: z.number(),
  serviceFee: z.number(),
  shopDiscount: z.number(),
  platformDiscount: z.number(),
  shippingDiscount: z.number(),
  total: z.number(),
})
const quoted = z.object({ totals: totals.pick({ total: true }) })
const line = z.object({
  sku: z.string(),
  unitPrice: z.number(),
  quantity: z.number(),
  seenAmount: z.number().nullable(),
})
const checkout = z.object({
  quote: z.object({
    parcels: z.array(
      z.object({
        shop: z.object({ id: z.string(), name: z.string() }),
        courier: z.object({ code: z.string() }).nullable(),
        lines: z.array(line),
      }),
    ),
    paymentWay: z.string(),
    totals,
    vouchers: z.array(z.object({ unfit: z.object({ reason: z.string() }).nullable() })),
    obstacles: z.array(z.string()),
    notAtTheDoor: z.array(z.string()),
  }),
  orderId: z.string().nullable(),
})
const placed = z.object({ orderId: z.string(), redirectUrl: z.string().nullable() })

export type Quote = z.infer<typeof checkout>['quote']

export type Address = typeof RECIPIENT & { phone: string; areaId: string; email?: string }

/** The basket that an answer leads to. */
export const basketIn = ({ headers }: Pick<HttpAnswer, 'headers'>) =>
  /\/checkout\/([0-9a-f-]{36})$/.exec(headers.location ?? '')?.[1]

/** The page of a product that an answer leads to; undefined when it leads elsewhere. */
export const productIn = ({ headers }: Pick<HttpAnswer, 'headers'>) =>
  /\/products\/[^/?]+\?sku=[\w.-]+$/.exec(headers.location ?? '')?.[0]

/** From the page of a product without a handoff; undefined when the shop opens no basket. */
export const buyNow = async (pasar: Browser, sku: string) =>
  basketIn(await submit(pasar, `/buy/${sku}:1`, { having: ['name="sku"'], fields: { quantity: '1' } }))

/**
 * Makes a basket of an item, as its page does; gives its number.
 * @throws {Refused}
 */
export const startBasket = async (pasar: Browser, { sku, quantity = 1 }: { sku: string; quantity?: number }) =>
  basket.parse(await mutate(pasar, 'basket.buyNow', { sku, quantity })).basketId

/** @throws {Refused} */
export const addToCart = (pasar: Browser, sku: string, quantity = 1) => mutate(pasar, 'cart.add', { sku, quantity })

/** Makes one basket of what is selected; gives its number. */
export const checkOutCart = async (pasar: Browser) => basket.parse(await mutate(pasar, 'cart.checkOut', {})).basketId

export const findArea = async (pasar: Browser, text: string) =>
  z
    .array(id)
    .min(1)
    .parse(await query(pasar, 'delivery.areas', { text }))[0]?.id ?? ''

/** An address in this area, with a phone of the buyer's own. */
export const addressIn = (areaId: string, changes: Partial<Address> = {}): Address => ({
  ...RECIPIENT,
  phone: anyPhone(),
  areaId,
  ...changes,
})

/** @throws {Refused} */
export const giveAddress = (pasar: Browser, basketId: string, address: Address) =>
  mutate(pasar, 'basket.saveAddress', { basketId, address })

type Courier = { basketId: string; shopId: string; courierCode: string }

/**
 * Chooses a courier and returns the total. Needs an address, because couriers depend on it.
 * @throws {Refused}
 */
export const chooseCourier = async (pasar: Browser, courier: Courier) =>
  quoted.parse(await mutate(pasar, 'basket.chooseCourier', courier)).totals.total

/** Insures the parcel of a shop on its way. */
export const insure = (pasar: Browser, parcel: { basketId: string; shopId: string }) =>
  mutate(pasar, 'basket.chooseInsurance', { ...parcel, insured: true })

/** At the door, in cash to the courier. */
export const payAtTheDoor = (pasar: Browser, basketId: string) =>
  mutate(pasar, 'basket.choosePayment', { basketId, paymentWay: 'cod' })

export const changeQuantity = (pasar: Browser, basketId: string, sku: string, quantity: number) =>
  mutate(pasar, 'basket.changeQuantity', { basketId, sku, quantity })

/** Accepts a price that is higher than the one that was seen. */
export const confirmPrice = (pasar: Browser, basketId: string, { sku, price }: { sku: string; price: number }) =>
  mutate(pasar, 'basket.confirmPrice', { basketId, sku, amount: price })

export const applyVoucher = (pasar: Browser, basketId: string, code: string) =>
  mutate(pasar, 'basket.applyVoucher', { basketId, code })

export const removeVoucher = (pasar: Browser, basketId: string, code: string) =>
  mutate(pasar, 'basket.removeVoucher', { basketId, code })

export const readCheckout = async (pasar: Browser, basketId: string) =>
  checkout.parse(await query(pasar, 'basket.checkout', { basketId }))

export const readQuote = async (pasar: Browser, basketId: string): Promise<Quote> =>
  (await readCheckout(pasar, basketId)).quote

/**
 * Holds the goods and opens the payment.
 * @throws {Refused}
 */
export const order = async (
  pasar: Browser,
  { basketId, total }: { basketId: string; total: number },
  headers: Record<string, string> = {},
) => placed.parse(await mutate(pasar, 'order.place', { basketId, expectedTotal: total }, headers))
