import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { cataloguePromos, catalogueVariants } from '@/db/schema'
import { ofPromo } from '../feed/feed-post'
import type { Shop } from '../shop/shops'
import { type PromotionRef, PromotionSoldOut, PromotionTakenDown, PromotionUnknown } from './promotion'
import { isTakenDown } from './taken-down'

/**
 * Returns a promotion's product, price and shop.
 * @throws {PromotionUnknown} on a miss, {PromotionTakenDown} when the moderators ended it.
 */
export async function getPromotedVariantOrThrow(ask: PromotionRef & { db: Database; shops: Shop[] }) {
  const shop = ask.shops.find(({ id }) => id === ask.shop)
  const [variant] = await ask.db
    .select({
      sku: catalogueVariants.sku,
      price: catalogueVariants.price,
      stock: catalogueVariants.stock,
      takenDown: isTakenDown,
    })
    .from(cataloguePromos)
    .innerJoin(catalogueVariants, ofPromo)
    .where(and(eq(cataloguePromos.shop, ask.shop), eq(cataloguePromos.id, ask.promoId)))
  if (!shop || !variant) throw new PromotionUnknown(ask)

  const { takenDown, ...promoted } = variant
  if (takenDown) throw new PromotionTakenDown(ask)

  return { ...promoted, shop }
}

/** Returns it for a departure. @throws {PromotionSoldOut} when the product is sold out. */
export async function getOfferedVariantOrThrow(ask: PromotionRef & { db: Database; shops: Shop[] }) {
  const variant = await getPromotedVariantOrThrow(ask)
  if (variant.stock === 'sold_out') throw new PromotionSoldOut(ask)

  return variant
}
