import { DomainError } from '@jembatan/platform/errors'
import { and, eq, type SQL } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { complaintPhotos, complaints, orders } from '@/db/schema'
import { readableBy } from '../order/access/readable-by'
import { readPhoto } from '../photo/keep-photos'
import { readTicketNumber } from './ticket'

type ReadPhoto = { directory: string; number: string; position: number }

/** For who answers complaints. @throws {DomainError} `complaint_unknown` when there is no such photo. */
export async function readComplaintPhoto(db: Connection, { directory, number, position }: ReadPhoto, whose?: SQL) {
  const [photo] = await db
    .select({ file: complaintPhotos.file })
    .from(complaintPhotos)
    .innerJoin(complaints, eq(complaints.id, complaintPhotos.complaintId))
    .innerJoin(orders, eq(orders.id, complaints.orderId))
    .where(and(eq(complaints.id, readTicketNumber(number) ?? 0), eq(complaintPhotos.position, position), whose))
  if (!photo) throw new DomainError('not_found', 'complaint_unknown', 'there is no such photo')

  return readPhoto({ directory, ...photo })
}

/** For whoever reads the order. @throws {DomainError} `complaint_unknown` also for another's. */
export const readOwnComplaintPhoto = (db: Connection, { sessionHash, ...photo }: ReadPhoto & { sessionHash: string }) =>
  readComplaintPhoto(db, photo, readableBy(sessionHash))
