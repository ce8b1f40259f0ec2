import { DomainError } from '@jembatan/platform/errors'
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders, returnLines, returnPhotos, returns, shops } from '@/db/schema'
import type { Timed, TimedContext } from '../context'
import { type PhotoFolder, readPhoto } from '../photo/keep-photos'

const AT_MOST = 100

export const RETURN_FILTERS = ['todo', 'answered'] as const

type ListReturns = { show: (typeof RETURN_FILTERS)[number] }

/** Lists open returns by urgency, or answered ones, newest first. */
export async function listReturns({ db, now }: Timed, { show }: ListReturns) {
  const rows = await db
    .select({ request: returns, total: orders.total, shop: shops.name })
    .from(returns)
    .innerJoin(shops, eq(shops.id, returns.shopId))
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .where(show === 'todo' ? eq(returns.state, 'requested') : ne(returns.state, 'requested'))
    .orderBy(show === 'todo' ? asc(returns.dueAt) : desc(returns.answeredAt))
    .limit(AT_MOST)
  const ids = rows.map(({ request }) => request.id)
  const [lines, photos] = ids.length > 0 ? await Promise.all([listLines(db, ids), listPhotos(db, ids)]) : [[], []]

  return rows.map(({ request: { requestedAt, dueAt, answeredAt, ...fields }, total, shop }) => ({
    ...fields,
    total,
    shop,
    requestedAt: requestedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    overdue: fields.state === 'requested' && dueAt < now,
    lines: lines.filter(({ returnId }) => returnId === fields.id),
    photos: photos.filter(({ returnId }) => returnId === fields.id).map(({ position }) => position),
  }))
}

const listLines = (db: Connection, ids: number[]) =>
  db
    .select({
      returnId: returnLines.returnId,
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      refused: returnLines.refused,
      media: orderLines.media,
      name: { id: orderLines.nameId, en: orderLines.nameEn },
      unitPrice: orderLines.unitPrice,
      label: { id: orderLines.labelId, en: orderLines.labelEn },
    })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.orderId, returnLines.orderId), eq(orderLines.sku, returnLines.sku)))
    .where(inArray(returnLines.returnId, ids))
    .orderBy(asc(returnLines.sku))

const listPhotos = (db: Connection, ids: number[]) =>
  db
    .select({ returnId: returnPhotos.returnId, position: returnPhotos.position })
    .from(returnPhotos)
    .where(inArray(returnPhotos.returnId, ids))
    .orderBy(asc(returnPhotos.position))

type ReadReturnPhoto = { returnId: number; position: number }

/** @throws {DomainError} `return_missing` when there is no such photo. */
export async function readReturnPhoto(
  { db, photoFolder: directory }: Pick<TimedContext, 'db'> & PhotoFolder,
  { returnId, position }: ReadReturnPhoto,
) {
  const [photo] = await db
    .select({ file: returnPhotos.file })
    .from(returnPhotos)
    .where(and(eq(returnPhotos.returnId, returnId), eq(returnPhotos.position, position)))
  if (!photo) throw new DomainError('not_found', 'return_missing', 'there is no such photo')

  return readPhoto({ directory, ...photo })
}
