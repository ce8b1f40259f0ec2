import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueShops, catalogueVariants } from '@/db/schema'
import type { Language } from '@/i18n/language'
import { DomainError } from '../errors'
import { type Offer, toOffer } from '../feed/feed-post'
import { describeMedia, type Media } from '../feed/media'

export type Promotion = { offer: Offer; picture: Media }

/** What a promotion offers, as the catalogue has it today. @throws {DomainError} `promotion_unknown` on a miss. */
export async function showPromotion(ask: { db: Database; promoId: number; language: Language }): Promise<Promotion> {
  const [row] = await ask.db
    .select({ promo: cataloguePromos, variant: catalogueVariants, product: catalogueProducts, shop: catalogueShops })
    .from(cataloguePromos)
    .innerJoin(catalogueVariants, eq(catalogueVariants.sku, cataloguePromos.sku))
    .innerJoin(catalogueProducts, eq(catalogueProducts.id, catalogueVariants.productId))
    .innerJoin(catalogueShops, eq(catalogueShops.id, catalogueProducts.shopId))
    .where(eq(cataloguePromos.id, ask.promoId))
  const offer = row && toOffer(row, ask.language)
  if (!offer) throw new DomainError('not_found', 'promotion_unknown', `There is no promotion ${ask.promoId}.`)

  return { offer, picture: describeMedia(offer.media, ask.language) }
}
