import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import type { areas } from '@/db/schema'
import { type CourierOffer, toOffer } from '../delivery/list-courier-offers'
import type { OwnBasket } from './lock-open-basket'
import { agreedPrice, priceLine, type QuotedLine } from './price-line'
import { type BasketRow, readBasket } from './read-basket'

/** Rupiah that the shop asks for its service, once an order. */
export const SERVICE_FEE = 1_000

export type Obstacle =
  | 'ordered'
  | 'item_unavailable'
  | 'out_of_stock'
  | 'price_rise'
  | 'address_missing'
  | 'courier_missing'

export type BasketQuote = {
  basketId: string
  /** Of the basket's own content: grows with each change of it. */
  version: number
  issuer: string | null
  promoId: number | null
  shopId: string
  lines: QuotedLine[]
  delivery: QuotedDelivery | null
  courier: { code: string; name: string; price: number; arrivesFrom: string; arrivesUntil: string } | null
  totals: { currency: 'IDR'; subtotal: number; shipping: number; serviceFee: number; total: number }
  /** Why it cannot be ordered as it stands; empty when it can. */
  obstacles: Obstacle[]
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
  courierCode: string | null
}

type QuoteBasket = OwnBasket & { now: Date }

/**
 * What the basket costs at this moment: today's prices, today's stock, today's tariffs.
 * The page shows it, and the order is placed on it.
 * @throws {DomainError} `basket_missing` when this session has no such basket.
 */
export async function quoteBasket(db: Connection, { now, ...own }: QuoteBasket): Promise<BasketQuote> {
  const [head, ...more] = await readBasket(db, own)
  if (!head) throw new DomainError('not_found', 'basket_missing', 'this session has no such basket')

  return toQuote([head, ...more], { ...own, now })
}

/** The quote of a basket as it was read. */
export function toQuote(rows: [BasketRow, ...BasketRow[]], { basketId, now }: QuoteBasket): BasketQuote {
  const [head] = rows
  const lines = rows.map(priceLine)
  const delivery = toDelivery(head)
  const courier =
    head.courier && toCourier(toOffer({ ...head, courier: head.courier }, { weightGrams: weigh(lines), now }))

  return {
    basketId,
    version: head.basket.version,
    issuer: head.basket.issuer,
    promoId: head.basket.promoId,
    shopId: head.shop.id,
    lines,
    delivery,
    courier,
    totals: addUp(lines, courier?.price ?? 0),
    obstacles: findObstacles({ ordered: head.basket.state === 'ordered', lines, delivery, courier }),
  }
}

/** A courier that was chosen may have become impossible since: the parcel grew too heavy for it. */
function toCourier(offer: CourierOffer) {
  if (offer.refusal !== null) return null
  const { code, name, price, arrivesFrom, arrivesUntil } = offer

  return { code, name, price, arrivesFrom, arrivesUntil }
}

const toDelivery = ({ delivery, area }: BasketRow): QuotedDelivery | null => delivery && area && { ...delivery, area }

export const weigh = (lines: QuotedLine[]) =>
  lines.reduce((grams, { weightGrams, quantity }) => grams + weightGrams * quantity, 0)

export function addUp(lines: Pick<QuotedLine, 'unitPrice' | 'quantity'>[], shipping: number): BasketQuote['totals'] {
  const subtotal = lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)

  return {
    currency: 'IDR',
    subtotal,
    shipping,
    serviceFee: SERVICE_FEE,
    total: subtotal + shipping + SERVICE_FEE,
  }
}

type Findings = Pick<BasketQuote, 'lines' | 'delivery' | 'courier'> & { ordered: boolean }

function findObstacles({ ordered, lines, delivery, courier }: Findings): Obstacle[] {
  const found: [Obstacle, boolean][] = [
    ['ordered', ordered],
    ['item_unavailable', lines.some(({ delisted }) => delisted)],
    ['out_of_stock', lines.some(({ delisted, available }) => !delisted && available === 0)],
    ['price_rise', lines.some((line) => line.unitPrice > agreedPrice(line))],
    ['address_missing', !delivery],
    ['courier_missing', !courier],
  ]

  return found.filter(([, met]) => met).map(([obstacle]) => obstacle)
}
