import { and, eq } from 'drizzle-orm'
import { orders, returnPhotos, returns } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { type PhotoFolder, readPhoto } from '../photo/keep-photos'

type ReadOwnPhoto = { returnId: number; position: number }

/**
 * @throws {DomainError} `order_missing` when this session has no such return, or there is no such
 * photo.
 */
export async function readOwnPhoto(
  { db, sessionHash, photoFolder: directory }: TimelessBuyer & PhotoFolder,
  { returnId, position }: ReadOwnPhoto,
) {
  const photo = orderOrThrow(
    await db
      .select({ file: returnPhotos.file })
      .from(returnPhotos)
      .innerJoin(returns, eq(returns.id, returnPhotos.returnId))
      .innerJoin(orders, eq(orders.id, returns.orderId))
      .where(and(eq(returns.id, returnId), eq(returnPhotos.position, position), readableBy(sessionHash))),
  )

  return readPhoto({ directory, ...photo })
}
