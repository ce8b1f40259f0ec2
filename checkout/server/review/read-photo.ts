import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { reviews } from '@/db/schema'
import { type PhotoFolder, readPhoto } from '../photo/keep-photos'

type ReadReviewPhoto = { reviewId: number; position: number }

/**
 * Reads a photo that a buyer published with a review. @throws {DomainError} `photo_missing`.
 */
export async function readReviewPhoto(
  { db, photoFolder: directory }: { db: Connection } & PhotoFolder,
  { reviewId, position }: ReadReviewPhoto,
) {
  const [review] = await db.select({ photos: reviews.photos }).from(reviews).where(eq(reviews.id, reviewId))
  const file = review?.photos[position - 1]
  if (!file || file.includes('/')) throw new DomainError('not_found', 'photo_missing', 'no such photo')

  return readPhoto({ directory, file })
}
