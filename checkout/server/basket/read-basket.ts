import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Connection } from '@/db/connect'
import {
  areas,
  basketCouriers,
  basketDeliveries,
  basketLines,
  baskets,
  basketVouchers,
  products,
  savedAddresses,
  shops,
  variants,
  vouchers,
} from '@/db/schema'
import { build } from '../change-log/statement'
import { type Route, routes } from '../delivery/list-courier-offers'
import { MAIN_FIRST } from '../delivery/main-first'
import type { Voucher } from '../voucher/price-vouchers'
import { voucherFacts } from '../voucher/read-vouchers'
import type { OwnBasket } from './lock-open-basket'

const OWN = { basketId: sql.placeholder('basketId'), sessionHash: sql.placeholder('sessionHash') }
const CHOSEN = { shopId: sql.placeholder('shopId'), courierCode: sql.placeholder('courierCode') }

const { basketId: _, updatedAt: __, ...typed } = getTableColumns(basketDeliveries)
const { id: savedId, sessionHash: ___, usedAt: ____, preferredAt: _____, ...saved } = getTableColumns(savedAddresses)

/**
 * The basket's address, or the main one of its account or its browser's session. The next buyer in
 * a guest's browser may be another person, so placement refuses an address that the page did not
 * display.
 */
const delivery = unionAll(
  build
    .select({ ...typed, savedId: sql<string | null>`null::uuid`.as('saved_id') })
    .from(basketDeliveries)
    .where(eq(basketDeliveries.basketId, baskets.id)),
  build
    .select({ ...saved, savedId: sql<string | null>`${savedId}`.as('saved_id') })
    .from(savedAddresses)
    .where(eq(savedAddresses.sessionHash, baskets.sessionHash))
    .orderBy(...MAIN_FIRST)
    .limit(1),
)
  .orderBy(sql`saved_id nulls first`)
  .limit(1)
  .as('delivery')

const own = builtOnce((db: Connection) => selectBasket(db, sql`${basketCouriers.courierCode}`).prepare('read_basket'))

const withCourier = builtOnce((db: Connection) => {
  const basket = db.$with('basket', {}).as(sql`
    update baskets set version = version + 1
    where id = ${OWN.basketId} and session_hash = ${OWN.sessionHash} and state = 'open' returning id`)
  const chosen = db.$with('chosen', {}).as(sql`
    insert into basket_couriers (basket_id, shop_id, courier_code)
    select basket.id, ${CHOSEN.shopId}, couriers.code
    from basket, couriers
    where couriers.code = ${CHOSEN.courierCode} and (
      exists (select from basket_deliveries where basket_id = basket.id)
      or exists (select from saved_addresses where session_hash = ${OWN.sessionHash})
    ) and exists (
      select from basket_lines as line join variants using (sku) join products on products.id = product_id
      where line.basket_id = basket.id and shop_id = ${CHOSEN.shopId}
    )
    on conflict (basket_id, shop_id) do update set courier_code = excluded.courier_code returning courier_code`)
  const courierCode = sql<string | null>`
    case shops.id when ${CHOSEN.shopId} then (select courier_code from chosen) else ${basketCouriers.courierCode} end`

  return selectBasket(db.with(basket, chosen), courierCode).prepare('choose_courier')
})

/**
 * Reads a basket of this session, one row per line, with today's prices, stock and tariffs. Without
 * an address of its own it has the account's or the browser's main one.
 */
export const readBasket = (db: Connection, { basketId, sessionHash }: OwnBasket) =>
  own(db).execute({ basketId, sessionHash })

export type BasketRow = Awaited<ReturnType<typeof readBasket>>[number]

/**
 * Chooses the courier of a shop's parcel under the basket's lock and returns the basket with it, in
 * one statement. The parcel's `courierCode` is null when nothing was chosen: the basket is not
 * open, has no address or no goods of the shop, or the courier is unknown.
 */
export const chooseAndReadBasket = (db: Connection, { basketId, sessionHash, shopId, courierCode }: Choice) =>
  withCourier(db).execute({ basketId, sessionHash, shopId, courierCode })

type Choice = OwnBasket & { shopId: string; courierCode: string }

const selectBasket = (db: Pick<Connection, 'select'>, courierCode: SQL<string | null>) =>
  db
    .select({
      basket: {
        state: baskets.state,
        version: baskets.version,
        issuer: baskets.issuer,
        paymentWay: baskets.paymentWay,
        pageMethod: baskets.pageMethod,
        fromCart: baskets.fromCart,
      },
      vouchers: sql<Voucher[] | null>`(
        select jsonb_agg(${voucherFacts({ sessionHash: OWN.sessionHash, phone: delivery.phone })} order by ${vouchers.code})
        from ${basketVouchers} join ${vouchers} on ${vouchers.code} = ${basketVouchers.code}
        where ${basketVouchers.basketId} = ${baskets.id}
      )`,
      delivery: {
        recipient: delivery.recipient,
        phone: delivery.phone,
        email: delivery.email,
        street: delivery.street,
        rtRw: delivery.rtRw,
        landmark: delivery.landmark,
        courierNote: delivery.courierNote,
      },
      /** The saved main address; null where the basket has one of its own. */
      usualAddressId: delivery.savedId,
      area: areas,
      /** The buyer's choice; null before one. */
      courierCode,
      insured: basketCouriers.insured,
      routes: sql<Route[] | null>`case when ${areas.id} is not null then ${routes} end`,
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
    .leftJoinLateral(delivery, sql`true`)
    .leftJoin(areas, eq(areas.id, delivery.areaId))
    .leftJoin(basketCouriers, and(eq(basketCouriers.basketId, baskets.id), eq(basketCouriers.shopId, shops.id)))
    .where(and(eq(baskets.id, OWN.basketId), eq(baskets.sessionHash, OWN.sessionHash)))
    // Ordered by shop, so that parcels have the same order as in the placed order.
    .orderBy(shops.id, products.position, variants.position)
