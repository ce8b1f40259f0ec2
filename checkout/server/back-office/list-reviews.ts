import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { products, reviews, shops, variants } from '@/db/schema'
import { labelOf } from '../catalogue/label-of'
import type { Context } from '../context'
import { photoPaths } from '../photo/review-photo-paths'
import { ERASED } from '../rights/held-records'

const A_PAGE = 20

export const REVIEW_FILTERS = ['todo', 'answered'] as const

type ListReviews = { show: (typeof REVIEW_FILTERS)[number]; before?: number | undefined }

/**
 * Lists reviews with a text that wait for their shop's answer, or the answered ones, newest first.
 */
export async function listReviews({ db }: Pick<Context, 'db'>, { show, before }: ListReviews) {
  const isWaiting = and(isNull(reviews.answeredAt), isNotNull(reviews.body))
  const rows = await db
    .select({
      review: reviews,
      nameId: products.nameId,
      nameEn: products.nameEn,
      labelId: variants.labelId,
      labelEn: variants.labelEn,
      media: products.media,
      shop: shops.name,
    })
    .from(reviews)
    .innerJoin(products, eq(products.id, reviews.productId))
    .innerJoin(variants, eq(variants.sku, reviews.sku))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .where(
      and(
        show === 'todo' ? isWaiting : isNotNull(reviews.answeredAt),
        before === undefined ? undefined : lt(reviews.id, before),
      ),
    )
    .orderBy(desc(reviews.id))
    .limit(A_PAGE + 1)
  const page = rows.slice(0, A_PAGE)

  return {
    reviews: page.map(({ review, nameId, nameEn, media, shop, ...label }) => ({
      id: review.id,
      productId: review.productId,
      stars: review.stars,
      body: review.body,
      language: review.language,
      author: review.author === ERASED ? '' : review.author,
      answer: review.answer,
      photos: photoPaths(review),
      at: review.createdAt.toISOString(),
      name: { id: nameId, en: nameEn },
      label: labelOf(label),
      media,
      shop,
    })),
    /** Cursor of older reviews; null when there are none. */
    next: rows.length > A_PAGE ? (page.at(-1)?.review.id ?? null) : null,
  }
}
