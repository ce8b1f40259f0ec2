import { and, count, eq, ne } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, orders } from '@/db/schema'
import type { Buyer, BuyerContext } from '../context'
import { listAddresses } from '../delivery/saved-addresses'
import { longestInstallment } from '../payment/gateway/installments'
import { offerVouchers } from '../voucher/offer-vouchers'
import { listVouchers } from '../voucher/read-vouchers'
import { taxWithin } from './included-tax'
import { besideTheCart } from './list-open-baskets'
import type { OfBasket, OwnBasket } from './lock-open-basket'
import { type BasketQuote, goodsOf, ORDER_AT_MOST, quoteBasket } from './quote-basket'
import {
  COD_AT_MOST,
  COD_UNPROVEN_AT_MOST,
  type CodRefusal,
  REFUSED_AT_MOST,
  REFUSED_WITHIN_DAYS,
  whyNotCodTo,
} from './why-not-cod'

/** Returns all data of the checkout page. */
export async function showCheckout({ db, now, sessionHash }: Buyer, { basketId }: OfBasket) {
  const own = { basketId, sessionHash }
  const quote = await quoteBasket(db, { ...own, now })
  const { delivery, totals } = quote
  const [voucherOffers, refusals, orderId, otherBaskets, addresses] = await Promise.all([
    vouchersFor(db, quote, { sessionHash, now }),
    delivery ? whyNotCodTo(db, { ...own, phone: delivery.phone, total: totals.total, now }) : [],
    quote.obstacles.includes('ordered') ? findOrder(db, own.basketId) : null,
    countOthers(db, own),
    listAddresses({ db, ...own }),
  ])

  return {
    quote: withRefusals(quote, refusals),
    /** Maximum rupiah of an order before vouchers. */
    orderAtMost: ORDER_AT_MOST,
    /** The limits of COD. */
    cod: {
      atMost: COD_AT_MOST,
      unprovenAtMost: COD_UNPROVEN_AT_MOST,
      refusedAtMost: REFUSED_AT_MOST,
      refusedWithinDays: REFUSED_WITHIN_DAYS,
    },
    /** Most months that a card may pay the total in; null if it is too small. */
    installmentMonths: longestInstallment(totals.total),
    /** Vouchers of these shops and of the platform, with the reason where one does not fit. */
    voucherOffers,
    /** PPN in rupiah of each seller with orderable goods; null where the seller charges none. */
    taxes: quote.parcels
      .filter(({ sendable }) => sendable)
      .map(({ shop, subtotal, shopDiscount }) => ({
        shop: { id: shop.id, name: shop.name },
        includedTax: taxWithin({ ...shop, goods: subtotal - shopDiscount }),
      })),
    orderId,
    otherBaskets,
    /** Previous addresses of this buyer. */
    addresses,
  }
}

/** Adds the refusals of COD that depend on the phone rather than the basket. */
function withRefusals(quote: BasketQuote, refusals: CodRefusal[]): BasketQuote {
  if (refusals.length === 0) return quote
  const obstacles: BasketQuote['obstacles'] =
    quote.paymentWay === 'cod' ? [...quote.obstacles, 'cod_unavailable'] : quote.obstacles

  return { ...quote, notAtTheDoor: [...quote.notAtTheDoor, ...refusals], obstacles: [...new Set(obstacles)] }
}

async function vouchersFor(
  db: Connection,
  { parcels, vouchers, delivery }: BasketQuote,
  { sessionHash, now }: Pick<BuyerContext, 'sessionHash' | 'now'>,
) {
  const shopIds = parcels.map(({ shop }) => shop.id)
  const rows = await listVouchers(db, { shopIds, sessionHash, phone: delivery?.phone ?? null, now })
  const applied = vouchers.map(({ voucher }) => voucher)

  return offerVouchers(rows, { applied, goods: goodsOf(parcels), now })
}

async function findOrder(db: Connection, basketId: string) {
  const [order] = await db.select({ id: orders.id }).from(orders).where(eq(orders.basketId, basketId))

  return order?.id ?? null
}

async function countOthers(db: Connection, { basketId, sessionHash }: OwnBasket) {
  const [others] = await db
    .select({ count: count() })
    .from(baskets)
    .where(and(besideTheCart(sessionHash), ne(baskets.id, basketId)))

  return others?.count ?? 0
}
