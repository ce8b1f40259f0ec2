import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { posts } from '@/db/schema'
import { addMember } from '../account/testing/members'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { setConsent } from '../consent/consents'
import { listPosts } from '../feed/list-posts'
import { followCreator } from '../social/follow-creator'
import { hidePost, hideSeller } from '../social/hide'
import { markPost } from '../social/mark-post'
import { freshDatabase } from '../testing/open-world'
import { readInterests } from './interests'
import { listForYou } from './list-for-you'

const now = new Date('2026-11-25T04:00:00Z')
/** Late enough that posts of the test are published too. */
const later = new Date('2028-01-01T00:00:00Z')
const reader = { language: 'id', shops: [pasar] } as const

async function world() {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const ctx = { db, now: later, language: reader.language, shops: [pasar] }
  const all = await readAll(ctx, undefined)

  return { db, ctx, all }
}

type Ctx = { db: Database; now: Date; language: 'id'; shops: (typeof pasar)[]; closed?: string[] }

const limit = 12

/** Reads every page of a feed, and runs `between` between two pages. */
async function readAll(ctx: Ctx, memberId: string | undefined, between = async (_: number) => {}) {
  const ids: string[] = []
  let cursor: string | null | undefined
  for (let page = 0; cursor !== null; page += 1) {
    const { posts, older } = await listForYou({ ...ctx, memberId }, { limit, cursor })
    ids.push(...posts.map(({ id }) => id))
    await between(page)
    cursor = older
  }

  return ids
}

/** Adds a member who follows a creator and likes all their posts. */
async function addFan(db: Database, creatorId: string) {
  const memberId = await addMember(db, `fan-of-${creatorId}`)
  await followCreator({ db, memberId, now }, { creatorId, on: true })
  const theirs = await db.query.posts.findMany({ where: (post, { eq }) => eq(post.creatorId, creatorId) })
  for (const { id } of theirs) await markPost({ db, memberId, now }, { postId: id, mark: 'like', on: true })

  return { memberId, theirs: new Set(theirs.map(({ id }) => id)) }
}

const agree = (db: Database, memberId: string, granted = true) =>
  Promise.all((['ranking', 'ads'] as const).map((purpose) => setConsent({ db, memberId, now }, { purpose, granted })))

test('without consent two very different members and a stranger get one list', async () => {
  const { db, ctx, all } = await world()
  const [one, other] = [await addFan(db, 'rani'), await addFan(db, 'bayu')]

  expect(await readAll(ctx, one.memberId)).toEqual(all)
  expect(await readAll(ctx, other.memberId)).toEqual(all)
})

test('with consent liked creators come first, the posts are the same, and each has its reason', async () => {
  const { db, ctx, all } = await world()
  const { memberId, theirs } = await addFan(db, 'bayu')
  await agree(db, memberId)

  const ranked = await readAll(ctx, memberId)
  const { posts: first } = await listForYou({ ...ctx, memberId }, { limit })

  expect([...ranked].sort()).toEqual([...all].sort())
  const placeOf = (list: string[]) => list.findIndex((id) => theirs.has(id))
  expect(placeOf(ranked)).toBeLessThan(placeOf(all))
  for (const { id, why } of first) {
    expect(why.byInterests).toBe(true)
    if (theirs.has(id)) expect(why.reasons).toContainEqual({ kind: 'follow' })
  }
})

test('without a consent no like and no follow is read', async () => {
  const { db } = await world()
  const { memberId } = await addFan(db, 'rani')
  const nothing = { follows: new Set(), likedCreators: new Map(), likedHashtags: new Map() }

  const before = await readInterests(db, memberId)
  await setConsent({ db, memberId, now }, { purpose: 'ranking', granted: true })
  const { ranking, ads } = await readInterests(db, memberId)
  await setConsent({ db, memberId, now }, { purpose: 'ranking', granted: false })

  expect(before).toEqual({ ranking: nothing, ads: nothing })
  expect(ranking.follows).toEqual(new Set(['rani']))
  expect(ads).toEqual(nothing)
  expect(await readInterests(db, memberId)).toEqual(before)
})

test('a withdrawn consent ends the ranking at the next page, and no post is repeated', async () => {
  const { db, ctx, all } = await world()
  const { memberId } = await addFan(db, 'bayu')
  await agree(db, memberId)

  const ids = await readAll(ctx, memberId, async (page) => {
    if (page === 0) await agree(db, memberId, false)
  })

  expect([...ids].sort()).toEqual([...all].sort())
  expect(await readAll(ctx, memberId)).toEqual(all)
})

test('posts and likes between the pages neither repeat nor hide a post', async () => {
  const { db, ctx, all } = await world()
  const { memberId } = await addFan(db, 'rani')
  await agree(db, memberId)
  let posted = 0

  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(all.length - 1), { minLength: 1, maxLength: 6 }), async (liked) => {
      const before = await db.select({ id: posts.id }).from(posts)
      const ids = await readAll(ctx, memberId, async (page) => {
        const postId = all[liked[page % liked.length] ?? 0] ?? ''
        await markPost({ db, memberId, now }, { postId, mark: 'like', on: page % 2 === 0 })
        posted += 1
        await db.insert(posts).values(newer(posted))
      })

      expect([...ids].sort()).toEqual(before.map(({ id }) => id).sort())
    }),
    { numRuns: 3 },
  )
})

const newer = (count: number): typeof posts.$inferInsert => ({
  id: `newer-${count}`,
  creatorId: 'rani',
  captionId: 'Baru',
  captionEn: 'New',
  hashtags: ['baru'],
  media: 'ayu-serum',
  shop: null,
  promoId: null,
  publishedAt: new Date(Date.UTC(2027, 0, 1, 0, 0, count)),
})

test('a returning member begins at their last post, and sees it once', async () => {
  const { db, ctx, all } = await world()
  const { memberId } = await addFan(db, 'bayu')
  await agree(db, memberId)
  const startAt = all.at(-3) ?? ''
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listForYou({ ...ctx, memberId }, { limit, startAt, cursor })
    ids.push(...page.posts.map(({ id }) => id))
    cursor = page.older
  }

  expect(ids[0]).toBe(startAt)
  expect([...ids].sort()).toEqual([...all].sort())
})

test.each([true, false])('a member’s hidden posts stay hidden, with consent: %s', async (granted) => {
  const { db, ctx, all } = await world()
  const memberId = await addMember(db, 'dewi')
  await agree(db, memberId, granted)
  const feed = await listPosts({ db, now, ...reader, shops: [pasar] }, { limit: 100 })
  const ad = feed.posts.find(({ offer }) => offer)
  const sold = feed.posts.filter(({ offer }) => offer?.seller.name === ad?.offer?.seller.name).map(({ id }) => id)
  const [member, postId] = [{ db, memberId, now }, ad?.id ?? '']
  const other = all.find((id) => !sold.includes(id)) ?? ''

  await hideSeller(member, { postId, on: true })
  await hidePost(member, { postId: other, on: true })

  expect(await readAll(ctx, memberId)).not.toEqual(expect.arrayContaining([ad?.id]))
  expect((await readAll(ctx, memberId)).sort()).toEqual(all.filter((id) => id !== other && !sold.includes(id)).sort())
  await hideSeller(member, { postId, on: false })
  await hidePost(member, { postId: other, on: false })
  expect((await readAll(ctx, memberId)).sort()).toEqual([...all].sort())
})

test.each([true, false])(
  'who hid the post that they come back to begins after it, consent or not: %s',
  async (granted) => {
    const { db, ctx, all } = await world()
    const memberId = await addMember(db, 'dewi')
    await agree(db, memberId, granted)
    const { posts: byTime } = await listPosts({ db, now, ...reader, shops: [pasar] }, { limit: 100 })
    const [, reported, closed, next] = byTime.map(({ id }) => id)
    await hidePost({ db, memberId, now }, { postId: reported ?? '', on: true })

    const { posts: first } = await listForYou(
      { ...ctx, memberId, closed: [closed ?? ''] },
      { limit, startAt: reported },
    )

    expect(all).toContain(reported)
    expect(first[0]?.id).toBe(next)
  },
)

test('a forged cursor gives the first page', async () => {
  const { ctx, all } = await world()

  for (const cursor of [
    'ranked~',
    'ranked~zz~~2026-11-25T04:00:00Z~a',
    'ranked~1~a b~x',
    `ranked~${'f'.repeat(16)}~~x`,
  ]) {
    const { posts } = await listForYou(ctx, { limit, cursor })

    expect(posts.map(({ id }) => id)).toEqual(all.slice(0, 12))
  }
})
