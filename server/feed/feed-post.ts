import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueProducts, cataloguePromos, catalogueShops, catalogueVariants, creators, posts } from '@/db/schema'
import type { Language } from '@/i18n/language'
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
  shop: { name: string; city: string }
}

export type FeedPost = {
  id: string
  caption: string
  hashtags: string[]
  creator: { id: string; name: string; bio: string }
  media: Media
  /** Somebody pays for this post. Stays true when the catalogue no longer lists what it was for. */
  promoted: boolean
  /** What the promotion sells; null for an unpaid post and for a promotion that was withdrawn. */
  offer: Offer | null
}

/** Posts with all that a person sees of them, in one query; the caller says which and in what order. */
export function selectPosts(db: Database) {
  return db
    .select({
      post: posts,
      creator: creators,
      promo: cataloguePromos,
      variant: catalogueVariants,
      product: catalogueProducts,
      shop: catalogueShops,
    })
    .from(posts)
    .innerJoin(creators, eq(creators.id, posts.creatorId))
    .leftJoin(cataloguePromos, eq(cataloguePromos.id, posts.promoId))
    .leftJoin(catalogueVariants, eq(catalogueVariants.sku, cataloguePromos.sku))
    .leftJoin(catalogueProducts, eq(catalogueProducts.id, catalogueVariants.productId))
    .leftJoin(catalogueShops, eq(catalogueShops.id, catalogueProducts.shopId))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof selectPosts>>[number]

export function toFeedPost(row: Row, language: Language): FeedPost {
  const { post, creator } = row

  return {
    id: post.id,
    caption: language === 'en' ? post.captionEn : post.captionId,
    hashtags: post.hashtags,
    creator: { id: creator.id, name: creator.name, bio: language === 'en' ? creator.bioEn : creator.bioId },
    media: describeMedia(post.media, language),
    promoted: post.promoId !== null,
    offer: toOffer(row, language),
  }
}

export function toOffer(
  { promo, variant, product, shop }: Pick<Row, 'promo' | 'variant' | 'product' | 'shop'>,
  language: Language,
): Offer | null {
  if (!promo || !variant || !product || !shop) return null
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
    shop: { name: shop.name, city: shop.city },
  }
}
