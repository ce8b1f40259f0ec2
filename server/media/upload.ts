import { randomUUID } from 'node:crypto'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { creators, moderationCases, postDrafts, posts, reportedMedia, uploadedMedia } from '@/db/schema'
import { LIVE, STANDING } from '../moderation/moderation-changes'
import { inClipTurn } from './clip-turn'
import { makeClip } from './make-clip'
import { makePicture } from './make-picture'
import { MediaRefused } from './media-refused'
import type { MediaStore } from './media-store'
import { recognize, type Upload } from './recognize'

export type Media = { store: MediaStore; ffmpeg: string | undefined }

type UploadMedia = { db: Database; media: Media; creatorId: string; draftId: string; upload: Upload; now: Date }

/**
 * Sets an upload as the picture or clip of a draft. Only re-encoded files are stored, and none of a
 * refused upload.
 * @throws {MediaRefused} with the reason.
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
      ? await inClipTurn({ db, creatorId }, () => makeClip({ bytes: upload.bytes, kind, ffmpeg: media.ffmpeg }))
      : await makePicture(upload.bytes)
  if (await wasTakenDown(db, { creatorId, digest: made.digest })) throw new MediaRefused('media_taken_down')

  // Unguessable, so that only visitors who were shown the post or the draft know its address.
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

/** Returns whether a case in one of these states names an upload. */
const isNamed = (upload: SQL, states: readonly (typeof STANDING | typeof LIVE)[number][]) => sql`exists (
  select from ${reportedMedia} reported join ${moderationCases} c on c.id = reported.case_id
  where reported.media = ${upload}.id and ${inArray(sql`c.status`, [...states])})`

/**
 * Whether an upload was taken down: with a post that showed it, with another upload of its creator
 * with the same content, or with its creator's account.
 */
export const isTakenDown = sql<boolean>`(
  exists (select from ${uploadedMedia} same where same.creator_id = ${uploadedMedia}.creator_id
    and (same.id = ${uploadedMedia}.id or same.digest = ${uploadedMedia}.digest)
    and ${isNamed(sql`same`, STANDING)})
  or exists (select from ${creators} creator
    where creator.id = ${uploadedMedia}.creator_id and creator.closed_at is not null))`

/** Whether a post or a draft shows an upload. */
export const isShown = sql<boolean>`(
  exists (select from ${posts} post where post.media = ${uploadedMedia}.id and post.media like 'u-%')
  or exists (select from ${postDrafts} draft
    where draft.creator_id = ${uploadedMedia}.creator_id and draft.media = ${uploadedMedia}.id))`

const isUnused = sql`not ${isShown} and not ${isNamed(sql`${uploadedMedia}`, LIVE)}`

/** Returns whether the same content of this creator was taken down before. */
async function wasTakenDown(db: Database, { creatorId, digest }: { creatorId: string; digest: string }) {
  const same = and(eq(uploadedMedia.creatorId, creatorId), eq(uploadedMedia.digest, digest))

  return (await db.$count(uploadedMedia, and(same, isTakenDown))) > 0
}

/**
 * Removes uploads that no post, draft or live case uses. Deletes the row in the same transaction as
 * the files: when that fails the row stays, so that a later sweep finds it. The row also decides
 * which of two processes removes them.
 */
export async function removeUnusedMedia({ db, store }: { db: Database; store: MediaStore }) {
  const unused = await db.select({ id: uploadedMedia.id }).from(uploadedMedia).where(isUnused)
  let removed = 0
  for (const { id } of unused)
    await db.transaction(async (tx) => {
      const deletedRows = await tx
        .delete(uploadedMedia)
        .where(and(eq(uploadedMedia.id, id), isUnused))
        .returning()
      if (deletedRows.length === 0) return
      await store.remove(id)
      removed += 1
    })

  return { removed }
}
