import { and, count, eq, ne } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, orders, shops } from '@/db/schema'
import { listCourierOffers } from '../delivery/list-courier-offers'
import { listAddresses } from '../delivery/saved-addresses'
import { includedTax } from './included-tax'
import type { OwnBasket } from './lock-open-basket'
import { type BasketQuote, quoteBasket, weigh } from './quote-basket'

type ShowCheckout = OwnBasket & { now: Date }

/** All that the checkout page shows of one basket. */
export async function showCheckout(db: Connection, { now, ...own }: ShowCheckout) {
  const quote = await quoteBasket(db, { ...own, now })
  const [shop, orderId, otherBaskets, addresses] = await Promise.all([
    readShop(db, quote.shopId),
    quote.obstacles.includes('ordered') ? findOrder(db, own.basketId) : null,
    countOthers(db, own),
    listAddresses(db, own),
  ])

  return {
    quote,
    offers: await offersFor(db, { quote, shop, now }),
    shop: { name: shop.name, city: shop.city },
    weightGrams: weigh(quote.lines),
    includedTax: shop.taxable ? includedTax(quote.totals.subtotal) : null,
    orderId,
    otherBaskets,
    /** Where this shopper had something sent before. */
    addresses,
  }
}

/** Null before there is an address to bring it to. */
async function offersFor(
  db: Connection,
  { quote, shop, now }: { quote: BasketQuote; shop: typeof shops.$inferSelect; now: Date },
) {
  if (!quote.delivery) return null

  return listCourierOffers(db, {
    fromZone: shop.zone,
    toZone: quote.delivery.area.zone,
    weightGrams: weigh(quote.lines),
    now,
  })
}

async function readShop(db: Connection, shopId: string) {
  const [shop] = await db.select().from(shops).where(eq(shops.id, shopId))
  if (!shop) throw new Error('a basket names a shop that is not there')

  return shop
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
