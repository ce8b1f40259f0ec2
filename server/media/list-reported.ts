import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { reportedMedia, uploadedMedia } from '@/db/schema'
import { MEDIA_TYPES, type MediaStore } from './media-store'

/** Returns the uploads that the post of a case showed since its first report, oldest first. */
export const listReported = (db: Database, caseId: string) =>
  db
    .select({ media: uploadedMedia.id, alt: uploadedMedia.alt, clip: uploadedMedia.clip })
    .from(reportedMedia)
    .innerJoin(uploadedMedia, eq(uploadedMedia.id, reportedMedia.media))
    .where(eq(reportedMedia.caseId, caseId))
    .orderBy(asc(uploadedMedia.createdAt), asc(uploadedMedia.id))

type FindReported = { caseId: string; media: string; file: string }

/**
 * Finds a file of a case's upload for an operator: `/uploads` answers 410 after a takedown.
 * @throws {DomainError} `media_gone` for a file of no upload of the case.
 */
export async function findReportedFile(
  { db, store }: { db: Database; store: MediaStore },
  { caseId, media, file }: FindReported,
) {
  const type = Object.hasOwn(MEDIA_TYPES, file) ? MEDIA_TYPES[file] : undefined
  const isOfCase = and(eq(reportedMedia.caseId, caseId), eq(reportedMedia.media, media))
  if (!type || (await db.$count(reportedMedia, isOfCase)) === 0) throw mediaGone()

  const read = async () => {
    const bytes = await store.read(`${media}/${file}`)
    if (!bytes) throw mediaGone()

    return bytes
  }

  return { type, read }
}

const mediaGone = () => new DomainError('not_found', 'media_gone', 'There is no such file.')
