import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { areas, basketDeliveries, basketLines, baskets, products, shops, variants } from '@/db/schema'
import { listCourierOffers } from '../delivery/list-courier-offers'
import { agreedPrice, priceLine, type QuotedLine } from './price-line'

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
  street: string
  rtRw: string | null
  landmark: string | null
  courierNote: string | null
  area: typeof areas.$inferSelect
  courierCode: string | null
}

type QuoteBasket = { basketId: string; sessionHash: string; now: Date }

/**
 * What the basket costs at this moment: today's prices, today's stock, today's tariffs.
 * The page shows it, and the order is placed on it.
 * @throws {DomainError} `basket_missing` when this session has no such basket.
 */
export async function quoteBasket(db: Connection, { basketId, sessionHash, now }: QuoteBasket): Promise<BasketQuote> {
  const rows = await readBasket(db, { basketId, sessionHash })
  const [head] = rows
  if (!head) throw new DomainError('not_found', 'basket_missing', 'this session has no such basket')

  const lines = rows.map(priceLine)
  const offer = await chosenOffer(db, { head, lines, fromZone: head.shop.zone, now })
  const delivery = toDelivery(head)
  const courier = offer && toCourier(offer)

  return {
    basketId,
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

/** A row for each line, with the basket and where it goes. */
const readBasket = (db: Connection, { basketId, sessionHash }: { basketId: string; sessionHash: string }) =>
  db
    .select({
      basket: baskets,
      delivery: basketDeliveries,
      area: areas,
      line: basketLines,
      variant: variants,
      product: products,
      shop: shops,
    })
    .from(baskets)
    .innerJoin(basketLines, eq(basketLines.basketId, baskets.id))
    .innerJoin(variants, eq(variants.sku, basketLines.sku))
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .leftJoin(basketDeliveries, eq(basketDeliveries.basketId, baskets.id))
    .leftJoin(areas, eq(areas.id, basketDeliveries.areaId))
    .where(and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash)))
    .orderBy(products.position, variants.position)

type Head = Pick<Awaited<ReturnType<typeof readBasket>>[number], 'basket' | 'delivery' | 'area'>
type Zone = (typeof areas.$inferSelect)['zone']

async function chosenOffer(
  db: Connection,
  { head, lines, fromZone, now }: { head: Head; lines: QuotedLine[]; fromZone: Zone; now: Date },
) {
  if (!head.area || !head.delivery?.courierCode) return null
  const offers = await listCourierOffers(db, {
    fromZone,
    toZone: head.area.zone,
    weightGrams: weigh(lines),
    now,
  })

  return offers.find(({ code }) => code === head.delivery?.courierCode) ?? null
}

type Offer = Awaited<ReturnType<typeof listCourierOffers>>[number]

/** A courier that was chosen may have become impossible since: the parcel grew too heavy for it. */
function toCourier(offer: Offer) {
  if (offer.refusal !== null) return null
  const { code, name, price, arrivesFrom, arrivesUntil } = offer

  return { code, name, price, arrivesFrom, arrivesUntil }
}

function toDelivery({ delivery, area }: Head): QuotedDelivery | null {
  if (!delivery || !area) return null
  const { recipient, phone, street, rtRw, landmark, courierNote, courierCode } = delivery

  return { recipient, phone, street, rtRw, landmark, courierNote, area, courierCode }
}

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
