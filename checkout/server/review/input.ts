import { z } from 'zod'
import { orderNumber } from '../order/input'
import { photos } from '../photo/input'

const MOST_LINES = 99

const sku = z.string().max(100)
const stars = z.int().min(1).max(5)
const body = z.string().trim().max(1000, 'review_too_long')

const review = z.object({ sku, stars, body, photos })

/** Reviews of lines of one order. */
export const reviewsOfOrder = z.object({ orderId: orderNumber, reviews: z.array(review).min(1).max(MOST_LINES) })

/** A line of the form: a line without stars, text and photos is not reviewed. */
const line = z
  .object({ sku, stars: z.string().default(''), body, photos })
  .refine(({ stars, body, photos }) => /^[1-5]$/.test(stars) || (!stars && !body && photos.length === 0), {
    message: 'stars_missing',
    path: ['stars'],
  })

export const reviewForm = z.object({
  orderId: orderNumber,
  reviews: z
    .array(line)
    .max(MOST_LINES)
    .refine((lines) => lines.some(({ stars, body, photos }) => stars || body || photos.length > 0), {
      message: 'stars_missing',
      path: [0, 'stars'],
    }),
})

export const REVIEW_SORTS = ['newest', 'helpful', 'highest', 'lowest'] as const

export type ReviewSort = (typeof REVIEW_SORTS)[number]

const reviewId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** The last review of the page before, and its sort key: its stars, or how many it helped. */
const cursor = z.object({ key: z.int32().min(0), id: reviewId })

export type ReviewCursor = z.infer<typeof cursor>

/** Filters that a reader chooses for the reviews of a product, and their order. */
export const reviewFilters = z.object({
  stars: stars.optional(),
  sku: sku.optional(),
  withPhotos: z.boolean().optional(),
  sort: z.enum(REVIEW_SORTS).optional(),
  after: cursor.optional(),
})

export type ReviewFilters = z.infer<typeof reviewFilters>

export const reviewAnswer = z.object({
  id: z.coerce.number().pipe(reviewId),
  answer: z.string().trim().min(10, 'answer_too_short').max(1000, 'answer_too_long'),
})

export const ofReview = z.object({ reviewId })

/** The pressed button among the reviews of a product: its change, and the review. */
export const helpfulForm = z.object({
  productId: z.string().max(64),
  helpful: z
    .string()
    .regex(/^(?:add|drop) \d{1,15}$/)
    .transform((value) => value.split(' ')),
})
