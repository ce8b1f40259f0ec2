import { asc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { reportedMedia, uploadedMedia } from '@/db/schema'
import { TILE_WIDTH } from '../feed/media'
import type { MediaStore } from './media-store'

/**
 * Returns a case's uploads as data: `/uploads` answers 410 after a takedown, but an operator must
 * still see them.
 */
export async function listReported({ db, store, caseId }: { db: Database; store: MediaStore; caseId: string }) {
  const reported = await db
    .select({ media: uploadedMedia.id, alt: uploadedMedia.alt })
    .from(reportedMedia)
    .innerJoin(uploadedMedia, eq(uploadedMedia.id, reportedMedia.media))
    .where(eq(reportedMedia.caseId, caseId))
    .orderBy(asc(uploadedMedia.createdAt), asc(uploadedMedia.id))

  return Promise.all(
    reported.map(async (upload) => {
      const tile = await store.read(`${upload.media}/hero-${TILE_WIDTH}.avif`)

      return { ...upload, src: `data:image/avif;base64,${tile?.toString('base64') ?? ''}` }
    }),
  )
}
