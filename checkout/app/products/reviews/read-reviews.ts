import { only, type SearchParams } from '@/app/search/search-filters'
import { REVIEW_SORTS, type ReviewCursor, type ReviewFilters } from '@/server/review/input'

/**
 * Reads from the URL of a product which of its reviews are shown; what cannot be read is ignored.
 */
export function readReviews(params: Awaited<SearchParams>): ReviewFilters {
  const stars = /^[1-5]$/.exec(only(params.stars) ?? '')
  const sort = REVIEW_SORTS.find((one) => one === only(params.order))
  const [, key, id] = /^(\d{1,9})-(\d{1,15})$/.exec(only(params.reviews) ?? '') ?? []

  return {
    sku: only(params.of)?.slice(0, 100),
    ...(stars && { stars: Number(stars[0]) }),
    ...(only(params.photos) && { withPhotos: true }),
    ...(sort && { sort }),
    ...(Number(id) > 0 && { after: { key: Number(key), id: Number(id) } }),
  }
}

type Selection = { productId: string; sku: string | undefined; filters: ReviewFilters }

/**
 * Returns the URL of a product's reviews with some filters changed, from their first page.
 * `chosen`: the selected variant stays.
 */
export function reviewsHref({ productId, sku: chosen, filters }: Selection, changes: Partial<ReviewFilters>) {
  const { stars, sku, withPhotos, sort, after } = { ...filters, after: undefined, ...changes }
  const query = new URLSearchParams()
  if (chosen) query.set('sku', chosen)
  if (stars) query.set('stars', String(stars))
  if (sku) query.set('of', sku)
  if (withPhotos) query.set('photos', 'yes')
  if (sort && sort !== 'newest') query.set('order', sort)
  if (after) query.set('reviews', cursorOf(after))

  return `/products/${productId}${query.size > 0 ? `?${query}` : ''}#reviews`
}

const cursorOf = ({ key, id }: ReviewCursor) => `${key}-${id}`
