import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, eq, type SQLWrapper, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import {
  areas,
  basketDeliveries,
  basketLines,
  baskets,
  couriers,
  products,
  shops,
  tariffs,
  variants,
} from '@/db/schema'
import type { OwnBasket } from './lock-open-basket'

const OWN = { basketId: sql.placeholder('basketId'), sessionHash: sql.placeholder('sessionHash') }
const CHOSEN = sql.placeholder('courierCode')

const own = builtOnce((db: Connection) => selectBasket(db, basketDeliveries.courierCode).prepare('read_basket'))

const withCourier = builtOnce((db: Connection) => {
  const basket = db.$with('basket', {}).as(sql`
    update baskets set version = version + 1
    where id = ${OWN.basketId} and session_hash = ${OWN.sessionHash} and state = 'open' returning id`)
  const chosen = db.$with('chosen', {}).as(sql`
    update basket_deliveries set courier_code = couriers.code from couriers, basket
    where basket_id = basket.id and couriers.code = ${CHOSEN} returning courier_code`)

  return selectBasket(db.with(basket, chosen), sql`(select courier_code from chosen)`).prepare('choose_courier')
})

/** What a quote reads of a basket of this session, a row a line: today's prices and stock, and the tariff of its courier. */
export const readBasket = (db: Connection, { basketId, sessionHash }: OwnBasket) =>
  own(db).execute({ basketId, sessionHash })

export type BasketRow = Awaited<ReturnType<typeof readBasket>>[number]

/**
 * Chooses a courier under the basket's lock and reads the basket as it is with it, in one statement. Without a courier where
 * nothing was chosen: the basket is not open, has no address, or there is no such courier.
 */
export const chooseAndReadBasket = (db: Connection, { basketId, sessionHash, courierCode }: Choice) =>
  withCourier(db).execute({ basketId, sessionHash, courierCode })

type Choice = OwnBasket & { courierCode: string }

const selectBasket = (db: Pick<Connection, 'select'>, courierCode: SQLWrapper) =>
  db
    .select({
      basket: {
        state: baskets.state,
        version: baskets.version,
        issuer: baskets.issuer,
        promoId: baskets.promoId,
      },
      delivery: {
        recipient: basketDeliveries.recipient,
        phone: basketDeliveries.phone,
        email: basketDeliveries.email,
        street: basketDeliveries.street,
        rtRw: basketDeliveries.rtRw,
        landmark: basketDeliveries.landmark,
        courierNote: basketDeliveries.courierNote,
        courierCode: basketDeliveries.courierCode,
      },
      area: areas,
      courier: couriers,
      tariff: {
        first: tariffs.first,
        next: tariffs.next,
        soonest: tariffs.soonest,
        latest: tariffs.latest,
      },
      line: {
        sku: basketLines.sku,
        quantity: basketLines.quantity,
        seenAmount: basketLines.seenAmount,
        confirmedAmount: basketLines.confirmedAmount,
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
      },
      shop: { id: shops.id },
    })
    .from(baskets)
    .innerJoin(basketLines, eq(basketLines.basketId, baskets.id))
    .innerJoin(variants, eq(variants.sku, basketLines.sku))
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .leftJoin(basketDeliveries, eq(basketDeliveries.basketId, baskets.id))
    .leftJoin(areas, eq(areas.id, basketDeliveries.areaId))
    .leftJoin(couriers, eq(couriers.code, courierCode))
    .leftJoin(
      tariffs,
      and(eq(tariffs.courierCode, couriers.code), eq(tariffs.fromZone, shops.zone), eq(tariffs.toZone, areas.zone)),
    )
    .where(and(eq(baskets.id, OWN.basketId), eq(baskets.sessionHash, OWN.sessionHash)))
    .orderBy(products.position, variants.position)
