import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, eq, type SQLWrapper, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import {
  areas,
  basketCouriers,
  basketDeliveries,
  basketLines,
  baskets,
  basketVouchers,
  couriers,
  products,
  shops,
  tariffs,
  variants,
  vouchers,
} from '@/db/schema'
import type { Voucher } from '../voucher/price-vouchers'
import { voucherFacts } from '../voucher/read-vouchers'
import type { OwnBasket } from './lock-open-basket'

const OWN = { basketId: sql.placeholder('basketId'), sessionHash: sql.placeholder('sessionHash') }
const CHOSEN = { shopId: sql.placeholder('shopId'), courierCode: sql.placeholder('courierCode') }

const own = builtOnce((db: Connection) => selectBasket(db, basketCouriers.courierCode).prepare('read_basket'))

const withCourier = builtOnce((db: Connection) => {
  const basket = db.$with('basket', {}).as(sql`
    update baskets set version = version + 1
    where id = ${OWN.basketId} and session_hash = ${OWN.sessionHash} and state = 'open' returning id`)
  const chosen = db.$with('chosen', {}).as(sql`
    insert into basket_couriers (basket_id, shop_id, courier_code)
    select basket.id, ${CHOSEN.shopId}, couriers.code
    from basket join basket_deliveries on basket_id = basket.id, couriers
    where couriers.code = ${CHOSEN.courierCode} and exists (
      select from basket_lines as line join variants using (sku) join products on products.id = product_id
      where line.basket_id = basket.id and shop_id = ${CHOSEN.shopId}
    )
    on conflict (basket_id, shop_id) do update set courier_code = excluded.courier_code returning courier_code`)
  const courierCode = sql`
    case shops.id when ${CHOSEN.shopId} then (select courier_code from chosen) else ${basketCouriers.courierCode} end`

  return selectBasket(db.with(basket, chosen), courierCode).prepare('choose_courier')
})

/**
 * Reads a basket of this session, one row per line, with today's prices and stock and the chosen
 * couriers' tariffs.
 */
export const readBasket = (db: Connection, { basketId, sessionHash }: OwnBasket) =>
  own(db).execute({ basketId, sessionHash })

export type BasketRow = Awaited<ReturnType<typeof readBasket>>[number]

/**
 * Chooses the courier of a shop's parcel under the basket's lock and returns the basket with it, in
 * one statement. The parcel's courier is null when nothing was chosen: the basket is not open, has
 * no address or no goods of the shop, or the courier is unknown.
 */
export const chooseAndReadBasket = (db: Connection, { basketId, sessionHash, shopId, courierCode }: Choice) =>
  withCourier(db).execute({ basketId, sessionHash, shopId, courierCode })

type Choice = OwnBasket & { shopId: string; courierCode: string }

const selectBasket = (db: Pick<Connection, 'select'>, courierCode: SQLWrapper) =>
  db
    .select({
      basket: {
        state: baskets.state,
        version: baskets.version,
        issuer: baskets.issuer,
        paymentWay: baskets.paymentWay,
        fromCart: baskets.fromCart,
      },
      vouchers: sql<Voucher[] | null>`(
        select jsonb_agg(${voucherFacts({ sessionHash: OWN.sessionHash, phone: basketDeliveries.phone })} order by ${vouchers.code})
        from ${basketVouchers} join ${vouchers} on ${vouchers.code} = ${basketVouchers.code}
        where ${basketVouchers.basketId} = ${baskets.id}
      )`,
      delivery: {
        recipient: basketDeliveries.recipient,
        phone: basketDeliveries.phone,
        email: basketDeliveries.email,
        street: basketDeliveries.street,
        rtRw: basketDeliveries.rtRw,
        landmark: basketDeliveries.landmark,
        courierNote: basketDeliveries.courierNote,
      },
      area: areas,
      courier: couriers,
      insured: basketCouriers.insured,
      tariff: {
        first: tariffs.first,
        next: tariffs.next,
        perBand: tariffs.perBand,
        soonest: tariffs.soonest,
        latest: tariffs.latest,
      },
      line: {
        sku: basketLines.sku,
        quantity: basketLines.quantity,
        seenAmount: basketLines.seenAmount,
        confirmedAmount: basketLines.confirmedAmount,
        // A basket that the previous version opened has its promotion itself.
        promoId: sql<number | null>`coalesce(${basketLines.promoId}, ${baskets.promoId})`,
      },
      variant: {
        price: variants.price,
        labelId: variants.labelId,
        labelEn: variants.labelEn,
        weightGrams: variants.weightGrams,
        available: variants.available,
      },
      product: {
        id: products.id,
        nameId: products.nameId,
        nameEn: products.nameEn,
        media: products.media,
        delisted: products.delisted,
        delistedWithShop: products.delistedWithShop,
        category: products.category,
      },
      shop: {
        id: shops.id,
        name: shops.name,
        city: shops.city,
        zone: shops.zone,
        latitude: shops.latitude,
        longitude: shops.longitude,
        taxable: shops.taxable,
      },
    })
    .from(baskets)
    .innerJoin(basketLines, eq(basketLines.basketId, baskets.id))
    .innerJoin(variants, eq(variants.sku, basketLines.sku))
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .leftJoin(basketDeliveries, eq(basketDeliveries.basketId, baskets.id))
    .leftJoin(areas, eq(areas.id, basketDeliveries.areaId))
    .leftJoin(basketCouriers, and(eq(basketCouriers.basketId, baskets.id), eq(basketCouriers.shopId, shops.id)))
    .leftJoin(couriers, eq(couriers.code, courierCode))
    .leftJoin(
      tariffs,
      and(eq(tariffs.courierCode, couriers.code), eq(tariffs.fromZone, shops.zone), eq(tariffs.toZone, areas.zone)),
    )
    .where(and(eq(baskets.id, OWN.basketId), eq(baskets.sessionHash, OWN.sessionHash)))
    // Ordered by shop, so that parcels have the same order as in the placed order.
    .orderBy(shops.id, products.position, variants.position)
