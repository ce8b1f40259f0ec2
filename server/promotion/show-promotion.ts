import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueSellers, catalogueVariants } from '@/db/schema'
import { type Offer, ofProduct, ofPromo, ofVariant, type Reader, toOffer, variantsOfProduct } from '../feed/feed-post'
import { describeMedia, type Media } from '../feed/media'
import { type PromotionRef, PromotionUnknown } from './promotion'

export type Promotion = { offer: Offer; picture: Media }

/** What a promotion offers, as its shop's catalogue has it today. @throws {PromotionUnknown} on a miss. */
export async function showPromotion(ask: Reader & PromotionRef & { db: Database }): Promise<Promotion> {
  const [row] = await ask.db
    .select({
      promo: cataloguePromos,
      variant: catalogueVariants,
      product: catalogueProducts,
      seller: catalogueSellers,
      variants: variantsOfProduct,
    })
    .from(cataloguePromos)
    .innerJoin(catalogueVariants, ofPromo)
    .innerJoin(catalogueProducts, ofVariant)
    .innerJoin(catalogueSellers, ofProduct)
    .where(and(eq(cataloguePromos.shop, ask.shop), eq(cataloguePromos.id, ask.promoId)))
  const offer = row && toOffer(row, ask)
  if (!offer) throw new PromotionUnknown(ask)

  return { offer, picture: describeMedia(offer.media, ask.language) }
}
