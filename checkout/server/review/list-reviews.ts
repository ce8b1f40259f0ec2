import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { reviews, variants } from '@/db/schema'
import { labelOf } from '../catalogue/label-of'
import { ERASED } from '../rights/held-records'

export type ShownReview = {
  id: number
  stars: number
  body: string | null
  language: 'id' | 'en'
  /** Null for a buyer of the old shop, and empty where the name was deleted. */
  author: string | null
  /** Label of the bought variant. */
  label: { id: string; en: string } | null
  at: string
}

export type ReviewPage = {
  reviews: ShownReview[]
  /** Cursor of older reviews; null when there are none. */
  next: number | null
}

type ListReviews = { productId: string; after?: number | undefined; limit?: number }

const A_PAGE = 6

/** Lists a product's reviews, newest first. */
export async function listReviews({ lagging: db }: { lagging: Lagging }, ask: ListReviews): Promise<ReviewPage> {
  const { productId, after, limit = A_PAGE } = ask
  const rows = await reviewsOf(db).execute({ productId, before: after ?? Number.MAX_SAFE_INTEGER, most: limit + 1 })
  const page = rows.slice(0, limit)

  return {
    reviews: page.map(({ review: { id, stars, body, language, author, createdAt }, ...label }) => ({
      id,
      stars,
      body,
      language,
      at: createdAt.toISOString(),
      author: author === ERASED ? '' : author,
      label: labelOf(label),
    })),
    next: rows.length > limit ? (page.at(-1)?.review.id ?? null) : null,
  }
}

const reviewsOf = builtOnce((db: Lagging) =>
  db
    .select({ review: reviews, labelId: variants.labelId, labelEn: variants.labelEn })
    .from(reviews)
    .innerJoin(variants, eq(variants.sku, reviews.sku))
    .where(
      and(
        eq(reviews.productId, sql.placeholder('productId')),
        sql`${reviews.id} < ${sql.placeholder('before')}::bigint`,
      ),
    )
    .orderBy(desc(reviews.id))
    .limit(sql.placeholder('most'))
    .prepare('list_reviews'),
)
