import { mkdir, mkdtemp, readdir, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '@/db/connect'
import { comments, creators, postDrafts, postLikes, posts, reports, uploadedMedia } from '@/db/schema'
import { addMember } from '../account/testing/members'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { setConsent } from '../consent/consents'
import type { Reader } from '../feed/feed-post'
import { listPosts } from '../feed/list-posts'
import { showCreator } from '../feed/show-creator'
import { showPost } from '../feed/show-post'
import { openMediaStore } from '../media/media-store'
import { removeUnusedMedia, uploadMedia } from '../media/upload'
import { listForYou } from '../ranking/list-for-you'
import { listHashtags } from '../search/list-hashtags'
import { search } from '../search/search'
import { freshDatabase } from '../testing/open-world'
import { readCaption, writeCaption } from './caption'
import { findOwnCreator, openCreator } from './creator'
import { createDraft, type DraftFields, discardDraft, draftOfPost, getDraftOrThrow, saveDraft } from './draft'
import { countTap, countView, showFigures } from './figures'
import { readMoment, writeMoment } from './moment'
import { deleteOwnPost, listOwnPosts } from './own-posts'
import { publishDraft } from './publish'
import { listPromotions } from './show-draft'

const now = new Date('2026-11-27T03:00:00Z')
const tomorrow = new Date('2026-11-28T03:00:00Z')
const reader: Reader & { now: Date } = { language: 'id', shops: [pasar], now }
const memberId = 'rani'

const fields: DraftFields = {
  captionId: 'Teh hangat di beranda gerimis #sorehari #TehPuncak',
  captionEn: '',
  promotion: '',
  media: 'hujan-jendela',
  alt: '',
  publishAt: '',
}

async function world() {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  return db
}

async function write(db: Database, changes: Partial<DraftFields> = {}) {
  const { id } = await createDraft({ db, memberId, now })
  await saveDraft({ db, memberId, now }, { id, fields: { ...fields, ...changes } })

  return id
}

type How = { id: string; when?: 'now' | 'later'; at?: Date; by?: string }

const publish = (db: Database, { id, when = 'now', at = now, by = memberId }: How) =>
  publishDraft({ db, memberId: by, language: 'id', now: at }, { id, when })

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    ({ code }) => code,
  )

test.each([
  ['Pagi! #Kopi #pagi-hari', 'Pagi! #Kopi #pagi-hari', ['kopi', 'pagi']],
  ['Suka #KopiTubruk dari kebun #kopi_gayo #Café', 'Suka #KopiTubruk dari kebun', ['kopitubruk', 'kopigayo', 'cafe']],
  ['lihat a.example/#bagian & C#', 'lihat a.example/#bagian & C#', []],
  ['#hanya #tagar', '', ['hanya', 'tagar']],
])('the caption %j has its hashtags', (typed, text, hashtags) => {
  expect(readCaption(typed)).toEqual({ text, hashtags })
  expect(readCaption(writeCaption({ text, hashtags }))).toEqual({ text, hashtags })
})

test('a typed moment is in WIB and is formatted back unchanged, and an invalid one is undefined', () => {
  expect(readMoment('2026-11-28T10:00')).toEqual(tomorrow)
  expect(writeMoment(tomorrow)).toBe('2026-11-28T10:00')
  for (const typed of ['', 'besok', '2026-02-31T10:00', '2026-11-28T25:00', '2026-11-28']) {
    expect(readMoment(typed)).toBeUndefined()
  }
})

test('a member opens one creator account, under a free name that no promotion uses', async () => {
  const db = await freshDatabase()
  const catalogue = sampleCatalogue()
  const promos = catalogue.promos.map((promo) => ({ ...promo, creator: 'kenanga' }))
  await replaceCatalogue(db, { shop: 'pasar', catalogue: { ...catalogue, promos } })
  const kenanga = await addMember(db, 'kenanga')

  const first = await openCreator({ db, memberId: kenanga }, { name: 'Kenanga', bio: '' })
  const again = await openCreator({ db, memberId: kenanga }, { name: 'Lain', bio: '' })

  expect(first).toEqual({ id: 'kenanga-2' })
  expect(again).toEqual(first)
  expect(await findOwnCreator(db, kenanga)).toMatchObject({ name: 'Kenanga', picture: '/media/avatars/seseorang.svg' })
  expect(await listPromotions({ db, creatorId: first.id, ...reader })).toEqual([])
})

test('a draft is saved as typed, and is not accessible to others', async () => {
  const db = await world()
  const dewi = await addMember(db, 'dewi')
  const typed = { ...fields, captionId: 'x'.repeat(3000), promotion: 'pasar:9', publishAt: 'besok' }

  const id = await write(db, typed)

  expect(await getDraftOrThrow({ db, memberId, id })).toMatchObject(typed)
  expect(await codeOf(getDraftOrThrow({ db, memberId: dewi, id }))).toBe('draft_unknown')
  expect(await codeOf(saveDraft({ db, memberId: dewi, now }, { id, fields }))).toBe('draft_unknown')
  expect(await codeOf(publish(db, { id, by: dewi }))).toBe('draft_unknown')
  await discardDraft({ db, memberId: dewi }, { id })
  expect(await getDraftOrThrow({ db, memberId, id })).toMatchObject(typed)
  await discardDraft({ db, memberId }, { id })
  expect(await codeOf(getDraftOrThrow({ db, memberId, id }))).toBe('draft_unknown')
})

test('every mistake is shown at its field, and the draft stays', async () => {
  const db = await world()
  const [someoneElses] = await listPromotions({ db, creatorId: 'tika', ...reader })
  const id = await write(db, {
    captionId: '#sore',
    captionEn: 'x'.repeat(601),
    media: 'u-1',
    promotion: someoneElses?.key ?? '',
    publishAt: '2026-11-27T09:00',
  })

  await expect(publish(db, { id, when: 'later' })).rejects.toMatchObject({
    details: {
      captionId: 'caption_missing',
      captionEn: 'caption_too_long',
      media: 'media_missing',
      promotion: 'promotion_unknown',
      publishAt: 'time_past',
    },
  })
  expect(await getDraftOrThrow({ db, memberId, id })).toMatchObject({ captionId: '#sore' })
  expect(await db.$count(posts, eq(posts.captionId, '#sore'))).toBe(0)
})

test.each([
  ['', 'time_missing'],
  ['2026-11-27T10:00', 'time_past'],
  ['2027-03-01T10:00', 'time_too_far'],
])('it cannot be scheduled for %j', async (publishAt, fault) => {
  const db = await world()
  const id = await write(db, { publishAt })

  await expect(publish(db, { id, when: 'later' })).rejects.toMatchObject({ details: { publishAt: fault } })
})

test('a post with an own promotion is published as an ad at once, and its draft is deleted', async () => {
  const db = await world()
  const [promotion] = await listPromotions({ db, creatorId: 'rani', ...reader })
  const id = await write(db, { promotion: promotion?.key ?? '' })

  const { postId, state } = await publish(db, { id })

  const { posts: feed } = await listPosts({ db, ...reader }, { limit: 1 })
  expect(state).toBe('published')
  expect(feed).toMatchObject([
    {
      id: postId,
      caption: 'Teh hangat di beranda gerimis',
      hashtags: ['sorehari', 'tehpuncak'],
      promoted: true,
      offer: { promoId: promotion?.offer.promoId },
    },
  ])
  expect(await codeOf(getDraftOrThrow({ db, memberId, id }))).toBe('draft_unknown')
})

test('a scheduled post is hidden before its time and visible from then on, without a job', async () => {
  const db = await world()
  const dewi = await addMember(db, 'dewi')
  await setConsent({ db, memberId: dewi, now }, { purpose: 'ranking', granted: true })
  const id = await write(db, { captionId: 'Xylofonika perdana #gamelankaca', publishAt: writeMoment(tomorrow) })
  const before = await showCreator({ db, language: 'id', now }, { id: 'rani' })
  const { postId, state } = await publish(db, { id, when: 'later' })
  const listAt = async (at: Date) => {
    const ctx = { ...reader, db, now: at }
    const limit = 100
    const result = await search(ctx, { limit, typed: 'xylofonika' })
    const lists = await Promise.all([
      listPosts(ctx, { limit }),
      listPosts(ctx, { limit, startAt: postId }),
      listPosts(ctx, { limit, scope: { of: 'creator', creatorId: 'rani' } }),
      listPosts(ctx, { limit, scope: { of: 'hashtag', hashtag: 'gamelankaca' } }),
      listForYou({ ...ctx, memberId: dewi }, { limit }),
      listForYou({ ...ctx, memberId: dewi }, { limit, startAt: postId }),
    ])

    return {
      lists: [...lists, result.page].map(({ posts }) => posts.some((post) => post.id === postId)),
      post: await codeOf(showPost(ctx, { id: postId })),
      counted: (await showCreator(ctx, { id: 'rani' })).posts - before.posts,
      corrected: (await search(ctx, { limit, typed: 'xylofonica' })).query,
      hashtags: (await search(ctx, { limit, typed: 'gamelan' })).hashtags.includes('gamelankaca'),
      lately: (await listHashtags(ctx)).includes('gamelankaca'),
    }
  }

  expect(state).toBe('scheduled')
  expect(await listAt(now)).toEqual({
    lists: Array(7).fill(false),
    post: 'post_unknown',
    counted: 0,
    corrected: expect.not.stringContaining('xylofonika'),
    hashtags: false,
    lately: false,
  })
  expect(await listAt(tomorrow)).toMatchObject({
    lists: Array(7).fill(true),
    post: undefined,
    counted: 1,
    corrected: 'xylofonika',
    hashtags: true,
  })
  expect((await listOwnPosts({ db, ...reader, creatorId: 'rani', limit: 1 })).posts).toMatchObject([
    { state: 'scheduled', post: { id: postId } },
  ])
})

test('an edited post keeps its place, and a scheduled one may be published at once', async () => {
  const db = await world()
  const { postId } = await publish(db, { id: await write(db, { publishAt: writeMoment(tomorrow) }), when: 'later' })

  const { id } = await draftOfPost({ db, memberId, now }, { postId })
  expect(await draftOfPost({ db, memberId, now }, { postId })).toEqual({ id })
  expect(await getDraftOrThrow({ db, memberId, id })).toMatchObject({
    captionId: `${fields.captionId.replace('TehPuncak', 'tehpuncak')}`,
    publishAt: '2026-11-28T10:00',
  })
  expect(await publish(db, { id })).toMatchObject({ postId, publishedAt: now, state: 'changed' })
  const again = await draftOfPost({ db, memberId, now: tomorrow }, { postId })
  await saveDraft({ db, memberId, now: tomorrow }, { id: again.id, fields: { ...fields, captionId: 'Diganti' } })
  expect(await publish(db, { id: again.id, at: tomorrow })).toMatchObject({ publishedAt: now, state: 'changed' })
  expect(await showPost({ db, ...reader }, { id: postId })).toMatchObject({ caption: 'Diganti', hashtags: [] })
  expect((await search({ db, ...reader }, { typed: 'digant', limit: 5 })).page.posts).toMatchObject([{ id: postId }])
})

test('a closed account publishes and changes nothing', async () => {
  const db = await world()
  const id = await write(db)
  await db.update(creators).set({ closedAt: now }).where(eq(creators.id, 'rani'))

  expect(await codeOf(publish(db, { id }))).toBe('creator_closed')
  expect(await codeOf(createDraft({ db, memberId, now }))).toBe('creator_closed')
  expect(await getDraftOrThrow({ db, memberId, id })).toMatchObject(fields)
})

test('a post is deleted with all its rows, but not while it has a moderation case', async () => {
  const db = await world()
  const own = await db.select().from(posts).where(eq(posts.creatorId, 'rani'))
  const [first, second] = own
  const report = { postId: second?.id, memberId: 'bayu', reason: 'spam', note: '', at: now } as const
  await db.insert(reports).values(report)

  await deleteOwnPost({ db, memberId }, { postId: first?.id ?? '' })
  const underReview = codeOf(deleteOwnPost({ db, memberId }, { postId: second?.id ?? '' }))
  const another = codeOf(deleteOwnPost({ db, memberId: 'bayu' }, { postId: second?.id ?? '' }))

  expect(await underReview).toBe('post_under_review')
  expect(await another).toBe('post_unknown')
  expect(await db.$count(posts, eq(posts.creatorId, 'rani'))).toBe(own.length - 1)
  for (const rows of [postLikes, comments]) expect(await db.$count(rows, eq(rows.postId, first?.id ?? ''))).toBe(0)
})

test('posts can be edited and reported in parallel, and nothing is lost', async () => {
  const db = await world()
  const own = await db.select({ id: posts.id }).from(posts).where(eq(posts.creatorId, 'rani'))
  const drafts = await Promise.all(own.map(({ id: postId }) => draftOfPost({ db, memberId, now }, { postId })))
  const filed = { memberId: 'bayu', reason: 'spam', note: '', at: now } as const

  const reporting = own.map(({ id: postId }) => db.insert(reports).values({ ...filed, postId }))
  const changed = await Promise.all([...drafts.map(({ id }) => publish(db, { id })), ...reporting])

  expect(changed).toHaveLength(2 * own.length)
})

type View = { by?: string; postId?: string }

test('views and taps are counted by post and day, except own and early views and taps on another promotion', async () => {
  const db = await world()
  const [post] = await db.select().from(posts).where(eq(posts.id, 'rani-ayu-serum'))
  const { postId: waiting } = await publish(db, {
    id: await write(db, { publishAt: writeMoment(tomorrow) }),
    when: 'later',
  })

  for (const view of [{}, { by: 'bayu' }, { by: memberId }, { postId: waiting }, { postId: 'nowhere' }] as View[])
    await countView({ db, address: '192.0.2.1', memberId: view.by, now }, { postId: view.postId ?? post?.id ?? '' })
  for (const promoId of [post?.promoId ?? 0, 102])
    await countTap({ db, now }, { postId: 'rani-ayu-serum', shop: 'pasar', promoId })

  const figures = await showFigures(db, { creatorId: 'rani', now })
  expect(figures).toHaveLength(14)
  expect(figures.at(-1)).toEqual({ day: '2026-11-27', views: 2, taps: 1 })
  expect(figures.slice(0, -1).every(({ views, taps }) => views === 0 && taps === 0)).toBe(true)
  expect((await listOwnPosts({ db, ...reader, creatorId: 'rani', limit: 100 })).posts).toContainEqual(
    expect.objectContaining({ views: 2, taps: 1, post: expect.objectContaining({ id: 'rani-ayu-serum' }) }),
  )
})

test('an upload is shown with its own description, and removed when nothing uses it', async () => {
  const db = await world()
  const folder = await mkdtemp(join(tmpdir(), 'ramai-studio-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const store = openMediaStore({ RAMAI_MEDIA_FOLDER: folder, RAMAI_S3_REGION: 'none' } as never)
  const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const draftId = await write(db)
  const bring = (bytes: Buffer) =>
    uploadMedia({
      db,
      media: { store, ffmpeg: undefined },
      creatorId: 'rani',
      draftId,
      now,
      upload: { name: 'foto.png', type: 'image/png', bytes },
    })

  await expect(bring(bytes.subarray(0, 60))).rejects.toMatchObject({ details: { file: 'media_broken' } })
  expect(await readdir(folder)).toEqual([])
  const previous = await bring(bytes)
  const { id } = await bring(bytes)
  const inTheWay = join(folder, previous.id, 'loop.mp4')
  await mkdir(inTheWay)
  await expect(removeUnusedMedia({ db, store })).rejects.toThrow()
  await rmdir(inTheWay)
  expect(await removeUnusedMedia({ db, store })).toEqual({ removed: 1 })
  expect(await readdir(folder)).toEqual([id])
  expect(await db.select().from(uploadedMedia)).toMatchObject([{ id }])
  expect(previous.id).not.toBe(id)

  await expect(publish(db, { id: draftId })).rejects.toMatchObject({ details: { alt: 'alt_missing' } })
  await db.update(postDrafts).set({ alt: 'Kain biru kehijauan' }).where(eq(postDrafts.id, draftId))
  const { postId } = await publish(db, { id: draftId })

  expect(await showPost({ db, ...reader }, { id: postId })).toMatchObject({
    media: { folder: `/uploads/${id}`, alt: 'Kain biru kehijauan', loop: false },
  })
  expect(await removeUnusedMedia({ db, store })).toEqual({ removed: 0 })
  await deleteOwnPost({ db, memberId }, { postId })
  await removeUnusedMedia({ db, store })
  expect(await readdir(folder)).toEqual([])
})
