import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '@/db/connect'
import { creators, moderationCases, posts, reports } from '@/db/schema'
import { decideCase } from '../moderation/change-case'
import type { ModerationChangeName } from '../moderation/moderation-changes'
import { createDraft, saveDraft } from '../studio/draft'
import { deleteOwnPost } from '../studio/own-posts'
import { publishDraft } from '../studio/publish'
import { freshDatabase } from '../test-world'
import { findMediaFile } from './media-file'
import { type MediaStore, openMediaStore } from './media-store'
import { uploadMedia } from './upload'

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

async function upload({ db, store }: World, background: string) {
  const { id: draftId } = await createDraft({ db, memberId, now })
  const media = { store, ffmpeg: undefined }
  const bytes = await picture(background)
  const { id } = await uploadMedia({
    ...{ db, media, creatorId: 'rani', draftId, now },
    upload: { name: 'foto.png', type: 'image/png', bytes },
  })

  return { draftId, id }
}

async function publish({ db }: World, { draftId, media }: { draftId: string; media: string }) {
  const fields = { captionId: 'Kain', captionEn: '', promotion: '', media, alt: 'Kain', publishAt: '' }
  await saveDraft({ db, memberId, id: draftId, fields, now })

  return publishDraft({ db, memberId, id: draftId, language: 'id', when: 'now', now })
}

const uploadAndPublish = async (world: World, background: string) => {
  const { draftId, id } = await upload(world, background)

  return { id, ...(await publish(world, { draftId, media: id })) }
}

const ask = ({ db, store }: World, media: string, file = 'hero.avif') =>
  findMediaFile({ db, lagging: db, store, media, file }).then(
    ({ type }) => type,
    ({ code }) => code,
  )

async function takeDown({ db }: World, postId: string) {
  const filed = { postId, memberId, reason: 'misleading', note: '', at: now } as const
  const [{ caseId } = { caseId: null }] = await db.insert(reports).values(filed).returning({ caseId: reports.caseId })
  const id = caseId ?? (await db.select().from(moderationCases).where(eq(moderationCases.postId, postId)))[0]?.id ?? ''
  await decide({ db }, id, 'take_down')

  return id
}

const decide = ({ db }: Pick<World, 'db'>, id: string, change: ModerationChangeName) =>
  decideCase({ db, id, change, words: change === 'take_down' ? { reason: 'misleading', note: 'No.' } : {}, now })

test('the files of a post that was taken down are gone until the appeal is granted', async () => {
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

test('the owner publishes an upload that was taken down neither from a new draft nor by uploading it again', async () => {
  const of = await world()
  const { id, postId } = await uploadAndPublish(of, 'teal')
  await takeDown(of, postId)
  const { draftId } = await upload(of, 'salmon')

  await expect(publish(of, { draftId, media: id })).rejects.toMatchObject({ details: { media: 'media_of_other_post' } })
  await expect(upload(of, 'teal')).rejects.toMatchObject({ details: { file: 'media_taken_down' } })
})

test('the files of a closed account are gone, those of its drafts too', async () => {
  const of = await world()
  const published = await uploadAndPublish(of, 'teal')
  const drafted = await upload(of, 'salmon')

  await of.db.update(creators).set({ closedAt: now }).where(eq(creators.id, 'rani'))

  expect(await ask(of, published.id)).toBe('media_taken_down')
  expect(await ask(of, drafted.id)).toBe('media_taken_down')
})

test('the files of a deleted post and of no upload are not there', async () => {
  const of = await world()
  const { id, postId } = await uploadAndPublish(of, 'teal')
  const [other] = await of.db.select({ media: posts.media }).from(posts).where(sql`media not like 'u-%'`).limit(1)

  await deleteOwnPost({ db: of.db, memberId, postId })

  expect(await ask(of, id)).toBe('media_gone')
  expect(await ask(of, other?.media ?? '')).toBe('media_gone')
  expect(await ask(of, id, '../../etc/passwd')).toBe('media_gone')
})
