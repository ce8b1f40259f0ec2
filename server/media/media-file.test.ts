import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '@/db/connect'
import { creators, moderationCases, posts, reports } from '@/db/schema'
import { changeCase } from '../moderation/change-case'
import type { ModerationChangeName } from '../moderation/moderation-changes'
import { createDraft, draftOfPost, saveDraft } from '../studio/draft'
import { deleteOwnPost } from '../studio/own-posts'
import { publishDraft } from '../studio/publish'
import { freshDatabase } from '../testing/open-world'
import { findReportedFile, listReported } from './list-reported'
import { findMediaFile } from './media-file'
import { type MediaStore, openMediaStore } from './media-store'
import { removeUnusedMedia, uploadMedia } from './upload'

const now = new Date('2026-11-27T03:00:00Z')
const memberId = 'rani'

type World = { db: Database; store: MediaStore }

async function world(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'ramai-media-file-'))
  onTestFinished(() => rm(folder, { recursive: true }))

  return {
    db: await freshDatabase(),
    store: openMediaStore({ RAMAI_MEDIA_FOLDER: folder, RAMAI_S3_REGION: 'none' } as never),
  }
}

const picture = (background: string) =>
  sharp({ create: { width: 400, height: 400, channels: 3, background } })
    .png()
    .toBuffer()

async function upload({ db, store }: World, content: string | Buffer, draft?: { id: string }) {
  const { id: draftId } = draft ?? (await createDraft({ db, memberId, now }))
  const media = { store, ffmpeg: undefined }
  const bytes = typeof content === 'string' ? await picture(content) : content
  const { id } = await uploadMedia({
    db,
    media,
    creatorId: 'rani',
    draftId,
    now,
    upload: { name: 'foto.png', type: 'image/png', bytes },
  })

  return { draftId, id }
}

async function publish({ db }: World, { draftId, media }: { draftId: string; media: string }) {
  const fields = { captionId: 'Kain', captionEn: '', promotion: '', media, alt: 'Kain', publishAt: '' }
  await saveDraft({ db, memberId, now }, { id: draftId, fields })

  return publishDraft({ db, memberId, language: 'id', now }, { id: draftId, when: 'now' })
}

const uploadAndPublish = async (world: World, content: string | Buffer) => {
  const { draftId, id } = await upload(world, content)

  return { id, ...(await publish(world, { draftId, media: id })) }
}

const ask = ({ db, store }: World, media: string, file = 'hero.avif') =>
  findMediaFile({ db, primary: db, store }, { media, file }).then(
    ({ type }) => type,
    ({ code }) => code,
  )

/** Replaces the upload of the post. */
async function change(of: World, postId: string, content: string) {
  const draft = await draftOfPost({ db: of.db, memberId, now }, { postId })
  const { id } = await upload(of, content, draft)
  await publish(of, { draftId: draft.id, media: id })

  return id
}

async function report({ db }: World, postId: string) {
  await db.insert(reports).values({ postId, memberId, reason: 'misleading', note: '', at: now })
  const [live] = await db.select().from(moderationCases).where(eq(moderationCases.postId, postId))

  return live?.id ?? ''
}

async function takeDown(of: World, postId: string) {
  const id = await report(of, postId)
  await decide(of, id, 'take_down')

  return id
}

const decide = ({ db }: Pick<World, 'db'>, id: string, change: ModerationChangeName) =>
  changeCase({
    db,
    which: eq(moderationCases.id, id),
    change,
    words: change === 'take_down' ? { reason: 'misleading', note: 'No.' } : {},
    moderator: change === 'appeal' ? null : 'Sekar',
    now,
  })

test('the files of a post that was taken down are unavailable until an appeal is granted', async () => {
  const of = await world()
  const { id, postId } = await uploadAndPublish(of, 'teal')
  expect(await ask(of, id)).toBe('image/avif')

  const caseId = await takeDown(of, postId)

  for (const file of ['hero.avif', 'hero-360.avif', 'card.jpg'])
    expect(await ask(of, id, file)).toBe('media_taken_down')
  await decide(of, caseId, 'appeal')
  await decide(of, caseId, 'restore')
  expect(await ask(of, id)).toBe('image/avif')
})

test('an upload that was taken down cannot be published from a new draft or uploaded again', async () => {
  const of = await world()
  const { id, postId } = await uploadAndPublish(of, 'teal')
  await takeDown(of, postId)
  const { draftId } = await upload(of, 'salmon')

  await expect(publish(of, { draftId, media: id })).rejects.toMatchObject({ details: { media: 'media_taken_down' } })
  await expect(upload(of, 'teal')).rejects.toMatchObject({ details: { file: 'media_taken_down' } })
})

test('a takedown includes other uploads of the same picture, and so does its reversal', async () => {
  const of = await world()
  const bytes = await picture('teal')
  const described = await sharp(bytes)
    .withExif({ IFD0: { Artist: 'Rani' } })
    .png()
    .toBuffer()
  const { postId } = await uploadAndPublish(of, bytes)
  const published = await uploadAndPublish(of, described)
  const drafted = await upload(of, bytes)
  const publishDrafted = () => publish(of, { draftId: drafted.draftId, media: drafted.id })

  const caseId = await takeDown(of, postId)

  expect([await ask(of, published.id), await ask(of, drafted.id)]).toEqual(['media_taken_down', 'media_taken_down'])
  await expect(publishDrafted()).rejects.toMatchObject({ details: { media: 'media_taken_down' } })
  for (const again of [described, Buffer.concat([bytes, Buffer.from('more')])])
    await expect(upload(of, again)).rejects.toMatchObject({ details: { file: 'media_taken_down' } })
  await decide(of, caseId, 'appeal')
  await decide(of, caseId, 'restore')
  await publishDrafted()
  expect([await ask(of, published.id), await ask(of, drafted.id)]).toEqual(['image/avif', 'image/avif'])
})

test('a takedown includes every upload that the post showed since its report', async () => {
  const of = await world()
  const first = await uploadAndPublish(of, 'teal')
  const caseId = await report(of, first.postId)
  const second = await change(of, first.postId, 'salmon')
  const third = await change(of, first.postId, 'olive')
  expect([await ask(of, first.id), await removeUnusedMedia(of)]).toEqual(['media_gone', { removed: 0 }])
  const { id: draftId } = await createDraft({ db: of.db, memberId, now })

  await decide(of, caseId, 'take_down')

  for (const media of [first.id, second, third]) {
    expect(await ask(of, media)).toBe('media_taken_down')
    await expect(publish(of, { draftId, media })).rejects.toMatchObject({ details: { media: 'media_taken_down' } })
  }
  await expect(upload(of, 'teal')).rejects.toMatchObject({ details: { file: 'media_taken_down' } })
  expect(await removeUnusedMedia(of)).toEqual({ removed: 0 })
  await decide(of, caseId, 'appeal')
  await decide(of, caseId, 'restore')
  await publish(of, { draftId, media: first.id })
  expect(await ask(of, first.id)).toBe('image/avif')
  expect(await removeUnusedMedia(of)).toEqual({ removed: 1 })
})

test('a replaced upload is kept until the post’s case is decided, and shown to the operator', async () => {
  const of = await world()
  const { id, postId } = await uploadAndPublish(of, 'teal')
  const caseId = await report(of, postId)
  const swapped = await change(of, postId, 'salmon')

  const reported = await listReported(of.db, caseId)
  expect(reported).toHaveLength(2)
  for (const media of [id, swapped]) {
    expect(reported).toContainEqual({ media, alt: 'Kain', clip: false })
    expect((await findReportedFile(of, { caseId, media, file: 'hero.avif' })).type).toBe('image/avif')
  }
  await decide(of, caseId, 'keep')
  expect(await removeUnusedMedia(of)).toEqual({ removed: 1 })
  expect(await listReported(of.db, caseId)).toMatchObject([{ media: swapped }])
  await expect(findReportedFile(of, { caseId, media: id, file: 'hero.avif' })).rejects.toMatchObject({
    code: 'media_gone',
  })
})

test('a draft that changes a post that was taken down says so', async () => {
  const of = await world()
  const { id, postId } = await uploadAndPublish(of, 'teal')
  const { id: draftId } = await draftOfPost({ db: of.db, memberId, now }, { postId })

  await takeDown(of, postId)

  await expect(publish(of, { draftId, media: id })).rejects.toMatchObject({ code: 'post_taken_down' })
})

test('the files of a closed account are unavailable, including those of its drafts', async () => {
  const of = await world()
  const published = await uploadAndPublish(of, 'teal')
  const drafted = await upload(of, 'salmon')

  await of.db.update(creators).set({ closedAt: now }).where(eq(creators.id, 'rani'))

  expect(await ask(of, published.id)).toBe('media_taken_down')
  expect(await ask(of, drafted.id)).toBe('media_taken_down')
})

test('the files of a deleted post and of an unknown upload are not found', async () => {
  const of = await world()
  const { id, postId } = await uploadAndPublish(of, 'teal')
  const [other] = await of.db.select({ media: posts.media }).from(posts).where(sql`media not like 'u-%'`).limit(1)

  await deleteOwnPost({ db: of.db, memberId }, { postId })

  expect(await ask(of, id)).toBe('media_gone')
  expect(await ask(of, other?.media ?? '')).toBe('media_gone')
  expect(await ask(of, id, '../../etc/passwd')).toBe('media_gone')
})
