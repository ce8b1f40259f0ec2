import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { helpfulMarks, reviews, variants } from '@/db/schema'
import { labelOf } from '../catalogue/label-of'
import { photoPaths } from '../photo/review-photo-paths'
import { ERASED } from '../rights/held-records'
import { REVIEW_SORTS, type ReviewCursor, type ReviewFilters, type ReviewSort } from './input'

export type ShownReview = {
  id: number
  stars: number
  body: string | null
  language: 'id' | 'en'
  /** The text in the other language. */
  translation: string | null
  /** Null for a buyer of the old shop, and empty where the name was deleted. */
  author: string | null
  /** Label of the bought variant. */
  label: { id: string; en: string } | null
  /** Paths of the buyer's photos. */
  photos: string[]
  /** The shop's answer, in Indonesian, and its translation. */
  answer: { text: string; translation: string | null } | null
  /** Number of readers whom it helped. */
  helpful: number
  at: string
}

export type ReviewPage = {
  reviews: ShownReview[]
  /** Cursor of the following reviews; null when there are none. */
  next: ReviewCursor | null
}

type ListReviews = ReviewFilters & { productId: string; limit?: number | undefined }

const A_PAGE = 6

/** Lists a product's reviews, newest first unless the reader chose another order. */
export async function listReviews({ lagging: db }: { lagging: Lagging }, ask: ListReviews): Promise<ReviewPage> {
  const { productId, stars, sku, sort, after, limit = A_PAGE } = ask
  const rows = await queryOf(db, ask).execute({
    productId,
    stars,
    sku,
    lastKey: after?.key,
    lastId: after?.id,
    most: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)

  return {
    reviews: page.map(toShown),
    next:
      rows.length > limit && last
        ? { key: sort === 'helpful' ? last.helpful : last.review.stars, id: last.review.id }
        : null,
  }
}

/** Caches the query of each combination of filters: building one costs more than sending it. */
function queryOf(db: Lagging, { stars, sku, withPhotos, sort = 'newest', after }: ReviewFilters) {
  const parts = [sort, stars && 'stars', sku && 'sku', withPhotos && 'photos', after && 'after'].filter(Boolean)
  const queries = queriesOf(db)
  const name = parts.join('_')
  const query = queries.get(name) ?? build(db, name, parts)
  queries.set(name, query)

  return query
}

const queriesOf = builtOnce((_: Lagging) => new Map<string, ReturnType<typeof build>>())

function build(db: Lagging, name: string, parts: unknown[]) {
  const { order, beyond } = ORDERS[REVIEW_SORTS.find((sort) => parts.includes(sort)) ?? 'newest']
  const when = (part: string, condition: SQL) => (parts.includes(part) ? condition : undefined)

  return db
    .select({ review: reviews, helpful: HELPFUL, labelId: variants.labelId, labelEn: variants.labelEn })
    .from(reviews)
    .innerJoin(variants, eq(variants.sku, reviews.sku))
    .where(
      and(
        eq(reviews.productId, sql.placeholder('productId')),
        when('stars', eq(reviews.stars, sql.placeholder('stars'))),
        when('sku', eq(reviews.sku, sql.placeholder('sku'))),
        when('photos', sql`${reviews.photos} <> '{}'`),
        when('after', beyond),
      ),
    )
    .orderBy(...order)
    .limit(sql.placeholder('most'))
    .prepare(`list_reviews_${name}`)
}

/** Counted when it is read: a product has few reviews, and a counter would lock each of them. */
const HELPFUL = sql<number>`${reviews.pastHelpful} + (
  select count(*)::integer from ${helpfulMarks} where ${helpfulMarks.reviewId} = ${reviews.id}
)`

const LAST_ID = sql`${sql.placeholder('lastId')}::bigint`
const LAST = sql`(${sql.placeholder('lastKey')}::integer, ${LAST_ID})`

/**
 * How each order continues after a review. Reviews with equal keys are in the order of their id.
 */
const ORDERS: Record<ReviewSort, { order: SQL[]; beyond: SQL }> = {
  newest: { order: [desc(reviews.id)], beyond: sql`${reviews.id} < ${LAST_ID}` },
  helpful: { order: [desc(HELPFUL), desc(reviews.id)], beyond: sql`(${HELPFUL}, ${reviews.id}) < ${LAST}` },
  highest: {
    order: [desc(reviews.stars), desc(reviews.id)],
    beyond: sql`(${reviews.stars}, ${reviews.id}) < ${LAST}`,
  },
  lowest: {
    order: [asc(reviews.stars), asc(reviews.id)],
    beyond: sql`(${reviews.stars}, ${reviews.id}) > ${LAST}`,
  },
}

type Row = { review: typeof reviews.$inferSelect; helpful: number; labelId: string | null; labelEn: string | null }

function toShown({ review, helpful, ...label }: Row): ShownReview {
  const { id, stars, body, language, translation, author, answer, answerTranslation, createdAt } = review

  return {
    id,
    stars,
    body,
    language,
    translation,
    author: author === ERASED ? '' : author,
    label: labelOf(label),
    photos: photoPaths(review),
    answer: answer === null ? null : { text: answer, translation: answerTranslation },
    helpful,
    at: createdAt.toISOString(),
  }
}
