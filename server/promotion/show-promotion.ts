import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueSellers, catalogueVariants } from '@/db/schema'
import { type Offer, ofProduct, ofPromo, ofVariant, type Reader, toOffer, variantsOfProduct } from '../feed/feed-post'
import { describeMedia, type Media } from '../feed/media'
import { type PromotionRef, PromotionTakenDown, PromotionUnknown } from './promotion'
import { isTakenDown } from './taken-down'

export type Promotion = { offer: Offer; picture: Media }

/**
 * What a promotion offers, as its shop's catalogue has it today.
 * @throws {PromotionUnknown} on a miss, {PromotionTakenDown} when the moderators ended it.
 */
export async function showPromotion(ask: Reader & PromotionRef & { db: Database }): Promise<Promotion> {
  const [row] = await ask.db
    .select({
      promo: cataloguePromos,
      variant: catalogueVariants,
      product: catalogueProducts,
      seller: catalogueSellers,
      variants: variantsOfProduct,
      takenDown: isTakenDown,
    })
    .from(cataloguePromos)
    .innerJoin(catalogueVariants, ofPromo)
    .innerJoin(catalogueProducts, ofVariant)
    .innerJoin(catalogueSellers, ofProduct)
    .where(and(eq(cataloguePromos.shop, ask.shop), eq(cataloguePromos.id, ask.promoId)))
  const offer = row && toOffer(row, ask)
  if (!offer) throw new PromotionUnknown(ask)
  if (row.takenDown) throw new PromotionTakenDown(ask)

  return { offer, picture: describeMedia(offer.media, ask.language) }
}
