import { and, desc, eq, sql } from 'drizzle-orm'
import { areas, products, savedAddresses, shops, variants } from '@/db/schema'
import type { TimedContext } from '../context'
import { listCourierOffers, usualOffer } from './list-courier-offers'

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
  const isOwn = and(eq(savedAddresses.areaId, areas.id), eq(savedAddresses.sessionHash, sessionHash ?? ''))
  const [route] = await db
    .select({ area: areas, shop: shops, weightGrams: variants.weightGrams })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .innerJoin(areas, sql`true`)
    .leftJoin(savedAddresses, isOwn)
    .where(and(eq(variants.sku, sku), sql`(${savedAddresses.id} is not null or ${areas.city} = ${USUAL_CITY})`))
    .orderBy(
      sql`${savedAddresses.id} is null, ${savedAddresses.preferredAt} desc nulls last`,
      desc(savedAddresses.usedAt),
      areas.id,
    )
    .limit(1)
  if (!route) return null
  const { area, shop, weightGrams } = route
  const usual = usualOffer(await listCourierOffers(db, { from: shop, to: area, weightGrams, now }))
  if (!usual) return null
  const { price, arrivesFrom, arrivesUntil } = usual

  return { from: shop.city, to: area.city, price, arrivesFrom, arrivesUntil }
}
