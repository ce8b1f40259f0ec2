import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, eq, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import {
  catalogueProducts,
  cataloguePromos,
  catalogueSellers,
  catalogueVariants,
  creators,
  posts,
  replays,
  uploadedMedia,
} from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { BrowsingContext } from '../lagging'
import type { Shop } from '../shop/shops'
import { bioOf } from './bio'
import { isDomestic } from './domestic-first'
import { describeMedia, describeUpload, type Media } from './media'
import { pictureOf } from './picture'
import { isVerified } from './verified'

type Stock = 'available' | 'low' | 'sold_out'

export type Offer = {
  promoId: number
  brand: string
  name: string
  label: string | null
  price: number
  compareAt: number | null
  stock: Stock
  media: string
  origin: string
  domestic: boolean
  standards: string[]
  seller: { name: string; city: string }
  /** The shop that a tap opens. */
  shop: { id: string; name: string; origin: string }
  /** The product's description, which the sheet shows before a person leaves. */
  description: string
  tax: 'included' | 'not_charged'
  /** All variants of the product; the promotion is for one of them. */
  variants: { sku: string; label: string | null; price: number; stock: Stock }[]
}

export type FeedPost = {
  id: string
  caption: string
  hashtags: string[]
  creator: { id: string; name: string; verified: boolean; picture: string; bio: string }
  media: Media
  /** The numbers of likes, comments, saves and shares when the page was read. */
  counts: { likes: number; comments: number; saves: number; shares: number }
  /**
   * Whether the post is a paid promotion. Stays true when the catalogue no longer lists the
   * product.
   */
  promoted: boolean
  /**
   * The promoted product; null for an unpaid post, and when the promotion or its shop was
   * withdrawn.
   */
  offer: Offer | null
  /** The live show in which the post was pinned, if its replay is available. */
  replay: string | null
}

/** Joins a promotion with its product and seller, always within one shop. */
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

type VariantRow = Pick<typeof catalogueVariants.$inferSelect, 'sku' | 'labelId' | 'labelEn' | 'price' | 'stock'>

/** All variants of the row's product, cheapest first; null without a product. */
export const variantsOfProduct = sql<VariantRow[] | null>`(
  select json_agg(json_build_object('sku', v.sku, 'labelId', v.label_id, 'labelEn', v.label_en, 'price', v.price,
    'stock', v.stock) order by v.price, v.sku)
  from ${catalogueVariants} v where v.shop = ${catalogueProducts.shop} and v.product_id = ${catalogueProducts.id})`

const postsOf = builtOnce((db: Lagging) =>
  db
    .select({
      post: posts,
      creator: creators,
      uploaded: uploadedMedia,
      promo: cataloguePromos,
      variant: catalogueVariants,
      product: catalogueProducts,
      seller: catalogueSellers,
      variants: variantsOfProduct,
      replay: replays.id,
    })
    .from(posts)
    .innerJoin(creators, eq(creators.id, posts.creatorId))
    .leftJoin(uploadedMedia, eq(uploadedMedia.id, posts.media))
    .leftJoin(cataloguePromos, and(eq(cataloguePromos.shop, posts.shop), eq(cataloguePromos.id, posts.promoId)))
    .leftJoin(catalogueVariants, ofPromo)
    .leftJoin(catalogueProducts, ofVariant)
    .leftJoin(catalogueSellers, ofProduct)
    .leftJoin(replays, eq(replays.postId, posts.id))
    .where(sql`${posts.id} = any(${sql.placeholder('ids')}::text[])`)
    .prepare('posts_of'),
)

/**
 * Returns posts with all data that a page shows, in the order of `ids`; unknown ids are omitted.
 * Lists select only ids, so that this join of nine tables is planned once per connection and not
 * for each list.
 */
export async function readPosts(db: Lagging, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  const rows = await postsOf(db).execute({ ids })
  const rowById = new Map(rows.map((row) => [row.post.id, row]))

  return ids.flatMap((id) => rowById.get(id) ?? [])
}

type Row = Awaited<ReturnType<ReturnType<typeof postsOf>['execute']>>[number]

export type Reader = { language: Language; shops: Shop[] }

/** The context that reading posts needs. It holds nothing of the visitor but the language. */
export type PostsContext = Pick<BrowsingContext, 'db' | 'language' | 'now' | 'shops'>

export function toFeedPost(row: Row, reader: Reader): FeedPost {
  const { post, creator, uploaded } = row
  const { language } = reader
  const { likes, comments, saves, shares } = post

  return {
    id: post.id,
    caption: language === 'en' ? post.captionEn : post.captionId,
    hashtags: post.hashtags,
    creator: {
      id: creator.id,
      name: creator.name,
      verified: isVerified(creator),
      picture: pictureOf(creator),
      bio: bioOf(creator, language),
    },
    media: uploaded ? describeUpload(uploaded) : describeMedia(post.media, language),
    counts: { likes, comments, saves, shares },
    promoted: post.promoId !== null,
    offer: toOffer(row, reader),
    replay: row.replay,
  }
}

export function toOffer(
  { promo, variant, product, seller, variants }: Pick<Row, 'promo' | 'variant' | 'product' | 'seller' | 'variants'>,
  { language, shops }: Reader,
): Offer | null {
  const shop = shops.find(({ id }) => id === promo?.shop)
  if (!promo || !variant || !product || !seller || !shop) return null
  const english = language === 'en'
  const labelOf = ({ labelId, labelEn }: Pick<VariantRow, 'labelId' | 'labelEn'>) => (english ? labelEn : labelId)

  return {
    promoId: promo.id,
    brand: product.brand,
    name: english ? product.nameEn : product.nameId,
    label: labelOf(variant),
    price: variant.price,
    compareAt: variant.compareAt,
    stock: variant.stock,
    media: product.media,
    origin: english ? product.originEn : product.originId,
    domestic: isDomestic(product.originId),
    standards: product.standards.map(({ kind, number }) => `${kind} ${number}`),
    seller: { name: seller.name, city: seller.city },
    shop: { id: shop.id, name: shop.name, origin: shop.origin },
    description: english ? product.descriptionEn : product.descriptionId,
    tax: product.tax,
    variants: (variants ?? []).map((row) => ({
      sku: row.sku,
      label: labelOf(row),
      price: row.price,
      stock: row.stock,
    })),
  }
}
