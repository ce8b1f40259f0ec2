import { and, count, eq, ne } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, orders } from '@/db/schema'
import { type CourierOffer, listCourierOffers } from '../delivery/list-courier-offers'
import { listAddresses } from '../delivery/saved-addresses'
import { taxWithin } from './included-tax'
import type { OwnBasket } from './lock-open-basket'
import { type BasketQuote, quoteBasket } from './quote-basket'

type ShowCheckout = OwnBasket & { now: Date }

/** All that the checkout page shows of one basket. */
export async function showCheckout(db: Connection, { now, ...own }: ShowCheckout) {
  const quote = await quoteBasket(db, { ...own, now })
  const [offers, orderId, otherBaskets, addresses] = await Promise.all([
    offersFor(db, quote, now),
    quote.obstacles.includes('ordered') ? findOrder(db, own.basketId) : null,
    countOthers(db, own),
    listAddresses(db, own),
  ])

  return {
    quote,
    /** What each courier asks for the parcel of a shop, by the shop's id. Null before there is an address to bring it to. */
    offers,
    /** Rupiah of PPN inside the goods of all shops that charge it; null when none does. */
    includedTax: taxWithin(quote.parcels.map(({ shop, subtotal }) => ({ ...shop, subtotal }))),
    orderId,
    otherBaskets,
    /** Where this shopper had something sent before. */
    addresses,
  }
}

async function offersFor(db: Connection, { delivery, parcels }: BasketQuote, now: Date) {
  if (!delivery) return null
  const { zone: toZone } = delivery.area
  const offers = parcels.map(
    async ({ shop, weightGrams }): Promise<[string, CourierOffer[]]> => [
      shop.id,
      await listCourierOffers(db, { fromZone: shop.zone, toZone, weightGrams, now }),
    ],
  )

  return Object.fromEntries(await Promise.all(offers))
}

async function findOrder(db: Connection, basketId: string) {
  const [order] = await db.select({ id: orders.id }).from(orders).where(eq(orders.basketId, basketId))

  return order?.id ?? null
}

async function countOthers(db: Connection, { basketId, sessionHash }: OwnBasket) {
  const [others] = await db
    .select({ count: count() })
    .from(baskets)
    .where(
      and(
        eq(baskets.sessionHash, sessionHash),
        eq(baskets.state, 'open'),
        eq(baskets.fromCart, false),
        ne(baskets.id, basketId),
      ),
    )

  return others?.count ?? 0
}
