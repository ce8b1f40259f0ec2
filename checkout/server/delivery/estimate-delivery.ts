import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { areas, products, savedAddresses, shops, variants } from '@/db/schema'
import type { TimedContext } from '../context'
import { kilometresBetween } from './distance'
import { rankOffers, routes, toOffer, usualOffer } from './list-courier-offers'

/** The destination for a buyer without an address. */
export const USUAL_CITY = 'Kota Jakarta Pusat'

export type DeliveryEstimate = { from: string; to: string; price: number; arrivesFrom: string; arrivesUntil: string }

/**
 * Returns the delivery of one piece by the courier that the checkout preselects, to the city of the
 * buyer's preferred address, else to the usual one. Null when no courier goes there.
 */
export async function estimateDelivery(
  { db, sessionHash, now }: Pick<TimedContext, 'db' | 'sessionHash' | 'now'>,
  { sku }: { sku: string },
): Promise<DeliveryEstimate | null> {
  const [way] = await wayOf(db).execute({ sku, sessionHash: sessionHash ?? '' })
  if (!way) return null
  const { area, shop, weightGrams, offered } = way
  const distanceKm = kilometresBetween(shop, area)
  const usual = usualOffer(rankOffers(offered.map((route) => toOffer(route, { weightGrams, distanceKm, now }))))
  if (!usual) return null
  const { price, arrivesFrom, arrivesUntil } = usual

  return { from: shop.city, to: area.city, price, arrivesFrom, arrivesUntil }
}

/** The shop's and the buyer's places, with the couriers between them. */
const wayOf = builtOnce((db: Connection) =>
  db
    .select({ area: areas, shop: shops, weightGrams: variants.weightGrams, offered: routes })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .innerJoin(areas, sql`true`)
    .leftJoin(
      savedAddresses,
      and(eq(savedAddresses.areaId, areas.id), eq(savedAddresses.sessionHash, sql.placeholder('sessionHash'))),
    )
    .where(
      and(
        eq(variants.sku, sql.placeholder('sku')),
        sql`(${savedAddresses.id} is not null or ${areas.city} = ${USUAL_CITY})`,
      ),
    )
    .orderBy(
      sql`${savedAddresses.id} is null, ${savedAddresses.preferredAt} desc nulls last`,
      desc(savedAddresses.usedAt),
      areas.id,
    )
    .limit(1)
    .prepare('estimate_delivery'),
)
