import { and, eq } from 'drizzle-orm'
import { catalogueProducts, cataloguePromos, catalogueSellers, catalogueVariants } from '@/db/schema'
import type { Context } from '../context'
import { type Offer, ofProduct, ofPromo, ofVariant, toOffer, variantsOfProduct } from '../feed/feed-post'
import { describeMedia, type Media } from '../feed/media'
import { type PromotionRef, PromotionTakenDown, PromotionUnknown } from './promotion'
import { isTakenDown } from './taken-down'

export type Promotion = { offer: Offer; picture: Media }

/**
 * Returns a promotion's product from its shop's current catalogue.
 * @throws {PromotionUnknown} on a miss, {PromotionTakenDown} when the moderators ended it.
 */
export async function showPromotion(
  { db, ...reader }: Pick<Context, 'db' | 'language' | 'shops'>,
  ref: PromotionRef,
): Promise<Promotion> {
  const [row] = await db
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
    .where(and(eq(cataloguePromos.shop, ref.shop), eq(cataloguePromos.id, ref.promoId)))
  const offer = row && toOffer(row, reader)
  if (!offer) throw new PromotionUnknown(ref)
  if (row.takenDown) throw new PromotionTakenDown(ref)

  return { offer, picture: describeMedia(offer.media, reader.language) }
}
