import { and, asc, count, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, returnLines, returnPhotos, returns } from '@/db/schema'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { readPhoto } from '../photo/keep-photos'

/** The return of an order as its buyer sees it; null where none was asked for. */
export async function showReturn(db: Connection, orderId: string) {
  const [asked] = await db.select().from(returns).where(eq(returns.orderId, orderId))
  if (!asked) return null
  const { id, state, reason, note, requestedAt, dueAt, answer, answeredAt, refunded } = asked
  const [lines, [photos]] = await Promise.all([
    db
      .select({ sku: returnLines.sku, quantity: returnLines.quantity })
      .from(returnLines)
      .where(eq(returnLines.returnId, id))
      .orderBy(asc(returnLines.sku)),
    db.select({ count: count() }).from(returnPhotos).where(eq(returnPhotos.returnId, id)),
  ])

  return {
    ...{ state, reason, note, answer, refunded, lines, photos: photos?.count ?? 0 },
    requestedAt: requestedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }
}

type ReadOwnPhoto = { directory: string; orderId: string; sessionHash: string; position: number }

/** @throws {DomainError} `order_missing` when this session has no such order, or there is no such photo. */
export async function readOwnPhoto(db: Connection, { directory, orderId, sessionHash, position }: ReadOwnPhoto) {
  const photo = orderOrThrow(
    await db
      .select({ file: returnPhotos.file })
      .from(returnPhotos)
      .innerJoin(returns, eq(returns.id, returnPhotos.returnId))
      .innerJoin(orders, eq(orders.id, returns.orderId))
      .where(and(eq(orders.id, orderId), eq(returnPhotos.position, position), readableBy(sessionHash))),
  )

  return readPhoto({ directory, ...photo })
}
