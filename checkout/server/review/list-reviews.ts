import { and, desc, eq, lt } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { reviews, variants } from '@/db/schema'

export type ShownReview = {
  id: number
  stars: number
  body: string | null
  language: 'id' | 'en'
  author: string
  /** Of the variant that was bought. */
  label: { id: string; en: string } | null
  at: string
}

export type ReviewPage = {
  reviews: ShownReview[]
  /** The last review of this page, where there are older ones. */
  next: number | null
}

type ListReviews = { productId: string; after?: number | undefined; limit?: number }

const A_PAGE = 6

/** What buyers say of a product, the newest first. */
export async function listReviews(db: Connection, ask: ListReviews): Promise<ReviewPage> {
  const { productId, after, limit = A_PAGE } = ask
  const rows = await db
    .select({ review: reviews, labelId: variants.labelId, labelEn: variants.labelEn })
    .from(reviews)
    .innerJoin(variants, eq(variants.sku, reviews.sku))
    .where(and(eq(reviews.productId, productId), after === undefined ? undefined : lt(reviews.id, after)))
    .orderBy(desc(reviews.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)

  return {
    reviews: page.map(({ review: { id, stars, body, language, author, createdAt }, labelId, labelEn }) => ({
      ...{ id, stars, body, language, author, at: createdAt.toISOString() },
      label: labelId && labelEn ? { id: labelId, en: labelEn } : null,
    })),
    next: rows.length > limit ? (page.at(-1)?.review.id ?? null) : null,
  }
}
