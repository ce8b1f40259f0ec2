import { DomainError } from '@jembatan/platform/errors'
import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, orders, returnLines, returns, reviews, variants } from '@/db/schema'
import type { Buyer } from '../context'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { dropPhotos, keepPhotos, type PhotoFolder } from '../photo/keep-photos'
import { namedBriefly } from './named-briefly'

type Written = { sku: string; stars: number; body: string; photos: Blob[] }

type WriteReviews = { orderId: string; language: 'id' | 'en'; reviews: Written[] }

/** Days in which a buyer may change a review. */
const EDITABLE_DAYS = 7

const DAY_MS = 24 * 60 * 60_000

export const editableUntil = ({ createdAt }: { createdAt: Date }) =>
  new Date(createdAt.getTime() + EDITABLE_DAYS * DAY_MS)

/**
 * Writes the buyer's reviews of lines of an order after delivery: all of them or none. One review
 * per line, which can be changed for some days; new photos replace the previous ones.
 * @throws {DomainError} with the `sku`: `order_missing` when this session has no such line;
 * `order_in_migration`; `review_too_early` before its parcel arrived; `review_of_returned` when the
 * seller took all of its pieces back; `review_closed` after those days; the errors of `keepPhotos`.
 */
export async function writeReviews(
  { db, sessionHash, now, photoFolder: directory }: Buyer & PhotoFolder,
  { orderId, language, reviews: written }: WriteReviews,
) {
  const own = and(eq(orders.id, orderId), readableBy(sessionHash))
  // Check first: only the buyer may cause the work of encoding photos.
  for (const { sku } of written) await reviewableOrThrow(db, and(own, eq(orderLines.sku, sku)), sku)
  const files: string[] = []
  try {
    const stored: (Omit<Written, 'photos'> & { photos: string[] })[] = []
    for (const review of written) {
      const photos = await keepPhotos({ directory, photos: review.photos }).catch((error: unknown) =>
        rethrowFor(review.sku, error),
      )
      files.push(...photos)
      stored.push({ ...review, photos })
    }
    await db.transaction(async (tx) => {
      await lockOrder(tx, own)
      for (const { sku, stars, body, photos } of stored) {
        const line = await reviewableOrThrow(tx, and(own, eq(orderLines.sku, sku)), sku)
        const review = {
          stars,
          language,
          body: body.trim() || null,
          translation: null,
          ...(photos.length > 0 && { photos }),
        }
        const rows = await tx
          .insert(reviews)
          .values({
            orderId,
            sku,
            productId: line.productId,
            createdAt: now,
            author: namedBriefly(line.recipient),
            ...review,
          })
          .onConflictDoUpdate({
            target: [reviews.orderId, reviews.sku],
            set: review,
            setWhere: gt(reviews.createdAt, new Date(now.getTime() - EDITABLE_DAYS * DAY_MS)),
          })
          .returning({ id: reviews.id })
        if (rows.length === 0)
          throw new DomainError('conflict', 'review_closed', 'the days to change a review are over', { sku })
      }
    })
  } catch (error) {
    await dropPhotos({ directory, files })
    throw error
  }
}

/** Names the line in the refusal of its photos. */
function rethrowFor(sku: string, error: unknown): never {
  if (!(error instanceof DomainError)) throw error

  throw new DomainError(error.kind, error.code, error.message, { ...error.details, sku }, { cause: error })
}

async function reviewableOrThrow(db: Connection, ofLine: SQL | undefined, sku: string) {
  const line = orderOrThrow(
    await db
      .select({
        productId: orderLines.productId,
        recipient: orders.recipient,
        status: orders.status,
        arrivedAt: orderParcels.arrivedAt,
        cancelledAt: orderParcels.cancelledAt,
        returned: wentBackWhole,
      })
      .from(orderLines)
      .innerJoin(orders, eq(orders.id, orderLines.orderId))
      .innerJoin(variants, eq(variants.sku, orderLines.sku))
      .innerJoin(
        orderParcels,
        and(eq(orderParcels.orderId, orderLines.orderId), eq(orderParcels.shopId, orderLines.shopId)),
      )
      .where(ofLine),
  )
  if (!line.arrivedAt && (line.status !== 'done' || line.cancelledAt))
    throw new DomainError('conflict', 'review_too_early', 'nothing has arrived', { sku, status: line.status })
  if (line.returned)
    throw new DomainError('conflict', 'review_of_returned', 'all pieces of the line went back', { sku })

  return line
}

const wentBackWhole = sql<boolean>`${orderLines.quantity} <= (
  select coalesce(sum(${returnLines.quantity} - ${returnLines.refused}), 0)
  from ${returnLines} join ${returns} on ${returns.id} = ${returnLines.returnId}
  where ${returnLines.orderId} = ${orderLines.orderId} and ${returnLines.sku} = ${orderLines.sku}
    and ${returns.state} = 'accepted'
)`
