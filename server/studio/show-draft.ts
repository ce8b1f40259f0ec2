import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import {
  catalogueProducts,
  cataloguePromos,
  catalogueSellers,
  catalogueVariants,
  type postDrafts,
  posts,
  uploadedMedia,
} from '@/db/schema'
import { type Offer, ofProduct, ofPromo, ofVariant, type Reader, toOffer, variantsOfProduct } from '../feed/feed-post'
import { describeUpload } from '../feed/media'

type Draft = typeof postDrafts.$inferSelect

/** Returns a draft with its upload, and whether the post that it edits is already published. */
export async function showDraft({ db, draft, now }: { db: Database; draft: Draft; now: Date }) {
  const [uploaded] = await db
    .select()
    .from(uploadedMedia)
    .where(and(eq(uploadedMedia.id, draft.media), eq(uploadedMedia.creatorId, draft.creatorId)))
  const [post] = draft.postId === null ? [] : await db.select().from(posts).where(eq(posts.id, draft.postId))

  return {
    draft,
    upload: uploaded ? { key: uploaded.id, ...describeUpload(uploaded) } : null,
    isOut: post !== undefined && post.publishedAt <= now,
  }
}

export type OwnPromotion = { key: string; code: string; offer: Offer }

/** Returns the promotions that shops have registered for a creator, with their products. */
export async function listPromotions({
  db,
  creatorId,
  ...reader
}: Reader & { db: Database; creatorId: string }): Promise<OwnPromotion[]> {
  const rows = await db
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
    .where(eq(cataloguePromos.creator, creatorId))
    .orderBy(asc(cataloguePromos.shop), asc(cataloguePromos.id))

  return rows.flatMap((row) => {
    const offer = toOffer(row, reader)

    return offer ? [{ key: `${row.promo.shop}:${row.promo.id}`, code: row.promo.code, offer }] : []
  })
}
