import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueSellers, catalogueVariants, creators, posts } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { Shop } from '../shop/shops'
import { describeMedia, type Media } from './media'

export type Offer = {
  promoId: number
  brand: string
  name: string
  label: string | null
  price: number
  compareAt: number | null
  stock: 'available' | 'low' | 'sold_out'
  media: string
  origin: string
  standards: string[]
  seller: { name: string; city: string }
  /** Where a tap leads. */
  shop: { id: string; name: string; origin: string }
}

export type FeedPost = {
  id: string
  caption: string
  hashtags: string[]
  creator: { id: string; name: string; bio: string }
  media: Media
  /** Somebody pays for this post. Stays true when the catalogue no longer lists what it was for. */
  promoted: boolean
  /** What the promotion sells; null for an unpaid post, and when the promotion or its shop was withdrawn. */
  offer: Offer | null
}

/** From a promotion to what it sells and who sells it: never across the border of a shop. */
export const ofPromo = and(
  eq(catalogueVariants.shop, cataloguePromos.shop),
  eq(catalogueVariants.sku, cataloguePromos.sku),
)
export const ofVariant = and(
  eq(catalogueProducts.shop, catalogueVariants.shop),
  eq(catalogueProducts.id, catalogueVariants.productId),
)
export const ofProduct = and(
  eq(catalogueSellers.shop, catalogueProducts.shop),
  eq(catalogueSellers.id, catalogueProducts.sellerId),
)

/** Posts with all that a person sees of them, in one query; the caller says which and in what order. */
export function selectPosts(db: Database) {
  return db
    .select({
      post: posts,
      creator: creators,
      promo: cataloguePromos,
      variant: catalogueVariants,
      product: catalogueProducts,
      seller: catalogueSellers,
    })
    .from(posts)
    .innerJoin(creators, eq(creators.id, posts.creatorId))
    .leftJoin(cataloguePromos, and(eq(cataloguePromos.shop, posts.shop), eq(cataloguePromos.id, posts.promoId)))
    .leftJoin(catalogueVariants, ofPromo)
    .leftJoin(catalogueProducts, ofVariant)
    .leftJoin(catalogueSellers, ofProduct)
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof selectPosts>>[number]

export type Reader = { language: Language; shops: Shop[] }

export function toFeedPost(row: Row, reader: Reader): FeedPost {
  const { post, creator } = row
  const { language } = reader

  return {
    id: post.id,
    caption: language === 'en' ? post.captionEn : post.captionId,
    hashtags: post.hashtags,
    creator: { id: creator.id, name: creator.name, bio: language === 'en' ? creator.bioEn : creator.bioId },
    media: describeMedia(post.media, language),
    promoted: post.promoId !== null,
    offer: toOffer(row, reader),
  }
}

export function toOffer(
  { promo, variant, product, seller }: Pick<Row, 'promo' | 'variant' | 'product' | 'seller'>,
  { language, shops }: Reader,
): Offer | null {
  const shop = shops.find(({ id }) => id === promo?.shop)
  if (!promo || !variant || !product || !seller || !shop) return null
  const english = language === 'en'

  return {
    promoId: promo.id,
    brand: product.brand,
    name: english ? product.nameEn : product.nameId,
    label: english ? variant.labelEn : variant.labelId,
    price: variant.price,
    compareAt: variant.compareAt,
    stock: variant.stock,
    media: product.media,
    origin: english ? product.originEn : product.originId,
    standards: product.standards.map(({ kind, number }) => `${kind} ${number}`),
    seller: { name: seller.name, city: seller.city },
    shop: { id: shop.id, name: shop.name, origin: shop.origin },
  }
}
