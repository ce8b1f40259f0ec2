import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { postDrafts, posts, uploadedMedia } from '@/db/schema'
import { makeClip } from './make-clip'
import { makePicture } from './make-picture'
import type { MediaStore } from './media-store'
import { recognize, type Upload } from './recognize'

export type Media = { store: MediaStore; ffmpeg: string | undefined }

type UploadMedia = { db: Database; media: Media; creatorId: string; draftId: string; upload: Upload; now: Date }

/**
 * Makes an upload the picture or clip of a draft. What is kept is made anew from it; of one that is refused nothing is.
 * @throws {MediaRefused} with what is wrong with it.
 */
export async function uploadMedia({
  db,
  media,
  creatorId,
  draftId,
  upload,
  now,
}: UploadMedia): Promise<{ id: string }> {
  const kind = recognize(upload)
  const { files, ...made } =
    kind === 'mp4' || kind === 'webm'
      ? await makeClip({ bytes: upload.bytes, kind, ffmpeg: media.ffmpeg })
      : await makePicture(upload.bytes)

  // Nobody guesses it, so whoever has an address of it was shown the post or the draft.
  const id = `u-${randomUUID()}`
  try {
    for (const [name, bytes] of Object.entries(files)) await media.store.put(`${id}/${name}`, bytes)
    await db.transaction(async (tx) => {
      await tx.insert(uploadedMedia).values({ id, creatorId, ...made, createdAt: now })
      await tx.update(postDrafts).set({ media: id, updatedAt: now }).where(eq(postDrafts.id, draftId))
    })
  } catch (failure) {
    await media.store.remove(id)
    throw failure
  }

  return { id }
}

const isUnused = and(
  sql`not exists (select from ${posts} post where post.media = ${uploadedMedia}.id and post.media like 'u-%')`,
  sql`not exists (select from ${postDrafts} draft where draft.media = ${uploadedMedia}.id)`,
)

/**
 * Removes what no post and no draft shows any more. A row goes with its files: where they cannot be removed it stays, and so
 * they are found again. It decides who of two removes them.
 */
export async function removeUnusedMedia({ db, store }: { db: Database; store: MediaStore }) {
  const unused = await db.select({ id: uploadedMedia.id }).from(uploadedMedia).where(isUnused)
  let removed = 0
  for (const { id } of unused)
    await db.transaction(async (tx) => {
      const gone = await tx
        .delete(uploadedMedia)
        .where(and(eq(uploadedMedia.id, id), isUnused))
        .returning()
      if (gone.length === 0) return
      await store.remove(id)
      removed += 1
    })

  return { removed }
}
