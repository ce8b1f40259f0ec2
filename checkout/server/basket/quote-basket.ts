import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import type { areas } from '@/db/schema'
import { kilometresBetween } from '../delivery/distance'
import { type RankedOffer, rankOffers, toOffer, usualOffer } from '../delivery/list-courier-offers'
import { type Discounts, type Goods, type PricedVoucher, priceVouchers } from '../voucher/price-vouchers'
import { insurancePrice } from './insurance'
import type { OwnBasket } from './lock-open-basket'
import { agreedPrice, isOrderable, priceLine, type QuotedLine } from './price-line'
import { type BasketRow, readBasket } from './read-basket'
import { type CodRefusal, whyNotCod } from './why-not-cod'

/** Rupiah of service fee per order. */
export const SERVICE_FEE = 1_000

/**
 * Maximum rupiah of an order before vouchers: the partner's highest limit of a payment method, a
 * card's.
 */
export const ORDER_AT_MOST = 999_999_999

export type Obstacle =
  | 'ordered'
  | 'item_unavailable'
  | 'shop_closed'
  | 'out_of_stock'
  | 'price_rise'
  | 'order_above_limit'
  | 'voucher_unfit'
  | 'address_missing'
  | 'courier_missing'
  | 'cod_unavailable'

export type BasketQuote = {
  basketId: string
  /** Version of the basket's content; grows with each change. */
  version: number
  issuer: string | null
  /** Created from the cart, which still holds its lines. */
  fromCart: boolean
  /** One per shop, in the order used by the order, its invoice and its mail. */
  parcels: QuotedParcel[]
  delivery: QuotedDelivery | null
  /** The saved address that the basket uses until the buyer gives another; null after that. */
  usualAddressId: string | null
  /**
   * Applied vouchers. One that no longer fits discounts nothing and must be removed before
   * ordering.
   */
  vouchers: PricedVoucher[]
  totals: {
    currency: 'IDR'
    subtotal: number
    shipping: number
    insurance: number
    serviceFee: number
    shopDiscount: number
    platformDiscount: number
    shippingDiscount: number
    total: number
  }
  /**
   * The chosen way, and all reasons against COD except past refusals at the door: see
   * `showCheckout`.
   */
  paymentWay: BasketRow['basket']['paymentWay']
  /** The method that the gateway's page opens on; null before a choice. */
  pageMethod: BasketRow['basket']['pageMethod']
  notAtTheDoor: CodRefusal[]
  /** Reasons why it cannot be ordered as it is; empty when it can. */
  obstacles: Obstacle[]
}

/** One shop's parcel of a basket. */
export type QuotedParcel = {
  shop: BasketRow['shop']
  lines: QuotedLine[]
  /**
   * True when one of its lines can be ordered. Lines that cannot are left out of weight, prices and
   * discounts.
   */
  sendable: boolean
  weightGrams: number
  /** All couriers with their prices; null before there is an address. */
  offers: RankedOffer[] | null
  distanceKm: number | null
  /**
   * The buyer's choice, or `usualOffer` before one. Null when nothing can be sent, or the chosen
   * courier has become impossible: the parcel is too heavy or the distance too long for it.
   */
  courier: QuotedCourier | null
  /** Rupiah of its lines, and of its shipping; 0 before a courier is chosen. */
  subtotal: number
  shipping: number
  /** Rupiah that insurance would cost, and rupiah charged for it: 0 unless the buyer chose it. */
  insurancePrice: number
  insurance: number
  /** Obstacles that concern this parcel. */
  obstacles: Obstacle[]
  /** Discounts on this parcel. */
  shopDiscount: number
  platformDiscount: number
  shippingDiscount: number
}

type QuotedCourier = {
  code: string
  name: string
  price: number
  arrivesFrom: string
  arrivesUntil: string
  takesCash: boolean
}

export type QuotedDelivery = {
  recipient: string
  phone: string
  email: string | null
  street: string
  rtRw: string | null
  landmark: string | null
  courierNote: string | null
  area: typeof areas.$inferSelect
}

type QuoteBasket = OwnBasket & { now: Date }

/**
 * Quotes the basket at today's prices, stock and tariffs. The page displays this quote, and the
 * order is placed on it.
 * @throws {DomainError} `basket_missing` when this session has no such basket.
 */
export async function quoteBasket(db: Connection, { now, ...own }: QuoteBasket): Promise<BasketQuote> {
  const [head, ...more] = await readBasket(db, own)
  if (!head) throw new DomainError('not_found', 'basket_missing', 'this session has no such basket')

  return toQuote([head, ...more], { ...own, now })
}

export function toQuote(rows: [BasketRow, ...BasketRow[]], { basketId, now }: QuoteBasket): BasketQuote {
  const [head] = rows
  const delivery = toDelivery(head)
  const shopIds = [...new Set(rows.map(({ shop }) => shop.id))]
  const full = shopIds.map((shopId) =>
    toParcel(
      rows.filter(({ shop }) => shop.id === shopId),
      now,
    ),
  )
  const discounts = priceVouchers(head.vouchers ?? [], goodsOf(full), now)
  const parcels = full.map((parcel) => withDiscounts(parcel, discounts))
  const { vouchers } = discounts

  const totals = addUp(parcels.filter(({ sendable }) => sendable))
  const { paymentWay, pageMethod } = head.basket
  const notAtTheDoor = delivery ? whyNotCod({ parcels, total: totals.total, zone: delivery.area.zone }) : []

  return {
    basketId,
    version: head.basket.version,
    issuer: head.basket.issuer,
    fromCart: head.basket.fromCart,
    parcels,
    delivery,
    usualAddressId: head.usualAddressId,
    vouchers,
    totals,
    paymentWay,
    pageMethod,
    notAtTheDoor,
    obstacles: findObstacles({
      ordered: head.basket.state === 'ordered',
      parcels,
      delivery,
      vouchers,
      totals,
      refused: paymentWay === 'cod' && notAtTheDoor.some((refusal) => refusal !== 'courier_missing'),
    }),
  }
}

/** Goods to which vouchers apply. */
export const goodsOf = (parcels: FullParcel[]): Goods => ({
  parcels: parcels
    .filter(({ sendable }) => sendable)
    .map(({ shop, courier, shipping }) => ({ shopId: shop.id, shipping: courier && shipping })),
  lines: parcels.flatMap(({ shop, lines }) =>
    lines.filter(isOrderable).map(({ sku, category, unitPrice, quantity }) => ({
      sku,
      shopId: shop.id,
      category,
      price: unitPrice * quantity,
    })),
  ),
})

function withDiscounts(parcel: FullParcel, { lines: byLine, shipping }: Discounts): QuotedParcel {
  const lines = parcel.lines.map((line) => {
    const { shop = 0, platform = 0 } = byLine.get(line.sku) ?? {}
    return { ...line, shopDiscount: shop, platformDiscount: platform }
  })

  return {
    ...parcel,
    lines,
    shopDiscount: sum(lines.map(({ shopDiscount }) => shopDiscount)),
    platformDiscount: sum(lines.map(({ platformDiscount }) => platformDiscount)),
    shippingDiscount: shipping.get(parcel.shop.id) ?? 0,
  }
}

type FullParcel = Omit<QuotedParcel, 'shopDiscount' | 'platformDiscount' | 'shippingDiscount'>

function toParcel(rows: BasketRow[], now: Date): FullParcel {
  const [head] = rows
  if (!head) throw new Error('a parcel has no line')
  const lines = rows.map(priceLine)
  const counted = lines.filter(isOrderable)
  const sendable = counted.length > 0
  const weightGrams = weigh(counted)
  const distanceKm = head.area && kilometresBetween(head.shop, head.area)
  const offers =
    distanceKm === null
      ? null
      : rankOffers((head.routes ?? []).map((route) => toOffer(route, { weightGrams, distanceKm, now })))
  const courier = offers && sendable ? findCourier(head, offers) : null
  const subtotal = priceLines(counted)
  const price = insurancePrice(subtotal)

  return {
    shop: head.shop,
    lines,
    sendable,
    weightGrams,
    offers,
    distanceKm,
    courier,
    subtotal,
    shipping: courier?.price ?? 0,
    insurancePrice: price,
    insurance: courier && head.insured ? price : 0,
    obstacles: findInParcel({ lines, sendable, offers, courier }),
  }
}

function findCourier({ courierCode }: BasketRow, offers: RankedOffer[]): QuotedCourier | null {
  const offer = courierCode ? offers.find(({ code }) => code === courierCode) : usualOffer(offers)
  if (!offer || offer.refusal !== null) return null
  const { code, name, price, arrivesFrom, arrivesUntil, takesCash } = offer

  return { code, name, price, arrivesFrom, arrivesUntil, takesCash }
}

const toDelivery = ({ delivery, area }: BasketRow): QuotedDelivery | null => delivery && area && { ...delivery, area }

const weigh = (lines: QuotedLine[]) =>
  lines.reduce((grams, { weightGrams, quantity }) => grams + weightGrams * quantity, 0)

export const priceLines = (lines: Pick<QuotedLine, 'unitPrice' | 'quantity'>[]) =>
  lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)

type Priced = Pick<
  QuotedParcel,
  'subtotal' | 'shipping' | 'insurance' | 'shopDiscount' | 'platformDiscount' | 'shippingDiscount'
>

/** Without parcels there is no service fee. */
export function addUp(parcels: Priced[]): BasketQuote['totals'] {
  const sumOf = (part: keyof Priced) => sum(parcels.map((parcel) => parcel[part]))
  const [subtotal, shipping, insurance] = [sumOf('subtotal'), sumOf('shipping'), sumOf('insurance')]
  const serviceFee = parcels.length > 0 ? SERVICE_FEE : 0
  const discounts = {
    shopDiscount: sumOf('shopDiscount'),
    platformDiscount: sumOf('platformDiscount'),
    shippingDiscount: sumOf('shippingDiscount'),
  }

  return {
    currency: 'IDR',
    subtotal,
    shipping,
    insurance,
    serviceFee,
    ...discounts,
    total: subtotal + shipping + insurance + serviceFee - sum(Object.values(discounts)),
  }
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

type Findings = Pick<BasketQuote, 'parcels' | 'delivery' | 'vouchers' | 'totals'> & {
  ordered: boolean
  refused: boolean
}

function findObstacles({ ordered, parcels, delivery, vouchers, totals, refused }: Findings): Obstacle[] {
  const inSome = (obstacle: Obstacle) => parcels.some(({ obstacles }) => obstacles.includes(obstacle))

  return met([
    ['ordered', ordered],
    ['item_unavailable', inSome('item_unavailable')],
    ['shop_closed', inSome('shop_closed')],
    ['out_of_stock', inSome('out_of_stock')],
    ['price_rise', inSome('price_rise')],
    ['order_above_limit', beforeVouchers(totals) > ORDER_AT_MOST],
    ['voucher_unfit', vouchers.some(({ unfit }) => unfit !== null)],
    ['address_missing', !delivery],
    ['courier_missing', inSome('courier_missing')],
    ['cod_unavailable', refused],
  ])
}

const beforeVouchers = ({ subtotal, shipping, insurance, serviceFee }: BasketQuote['totals']) =>
  subtotal + shipping + insurance + serviceFee

type CourierChoice = Pick<QuotedParcel, 'lines' | 'sendable' | 'offers' | 'courier'>

const findInParcel = ({ lines, sendable, offers, courier }: CourierChoice): Obstacle[] =>
  met([
    ['item_unavailable', lines.some(({ delisted, shopClosed }) => delisted && !shopClosed)],
    ['shop_closed', lines.some(({ shopClosed }) => shopClosed)],
    ['out_of_stock', lines.some((line) => !line.delisted && !isOrderable(line))],
    ['price_rise', lines.some((line) => isOrderable(line) && line.unitPrice > agreedPrice(line))],
    ['courier_missing', sendable && offers !== null && !courier],
  ])

const met = (obstacles: [Obstacle, boolean][]) => obstacles.filter(([, is]) => is).map(([obstacle]) => obstacle)
