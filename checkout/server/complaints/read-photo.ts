import { DomainError } from '@jembatan/platform/errors'
import { and, eq, type SQL } from 'drizzle-orm'
import { complaintPhotos, complaints, orders } from '@/db/schema'
import type { BuyerContext } from '../context'
import { readableBy } from '../order/access/readable-by'
import { type PhotoFolder, readPhoto } from '../photo/keep-photos'
import { readTicketNumber } from './ticket'

type ReadPhoto = { number: string; position: number }
type Reader = Pick<BuyerContext, 'db'> & PhotoFolder

/** For operators. @throws {DomainError} `complaint_unknown` when there is no such photo. */
export async function readComplaintPhoto(
  { db, photoFolder: directory }: Reader,
  { number, position }: ReadPhoto,
  whose?: SQL,
) {
  const [photo] = await db
    .select({ file: complaintPhotos.file })
    .from(complaintPhotos)
    .innerJoin(complaints, eq(complaints.id, complaintPhotos.complaintId))
    .innerJoin(orders, eq(orders.id, complaints.orderId))
    .where(and(eq(complaints.id, readTicketNumber(number) ?? 0), eq(complaintPhotos.position, position), whose))
  if (!photo) throw new DomainError('not_found', 'complaint_unknown', 'there is no such photo')

  return readPhoto({ directory, ...photo })
}

/**
 * For the buyer of the order. @throws {DomainError} `complaint_unknown`, also for another buyer's
 * photo.
 */
export const readOwnComplaintPhoto = (ctx: Reader & Pick<BuyerContext, 'sessionHash'>, photo: ReadPhoto) =>
  readComplaintPhoto(ctx, photo, readableBy(ctx.sessionHash))
