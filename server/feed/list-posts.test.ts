import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { follows, members, posts } from '@/db/schema'
import { readSeed } from '@/db/seed/read-seed'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue, warung } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../testing/open-world'
import { readBegunPage } from './begun-page'
import { readCursor } from './cursor'
import type { Reader } from './feed-post'
import { listPosts } from './list-posts'
import type { Scope } from './scope'

const written = (id: string, publishedAt: Date): typeof posts.$inferInsert => ({
  id,
  creatorId: 'rani',
  captionId: id,
  captionEn: id,
  hashtags: [],
  media: 'ayu-serum',
  shop: null,
  promoId: null,
  publishedAt,
})

const stranger = { name: 'X', createdAt: new Date(), updatedAt: new Date() }

const seeded = readSeed().posts

const reader: Reader & { now: Date } = { language: 'id', shops: [pasar, warung], now: new Date('2027-01-01T00:00:00Z') }

const idsOf = (list: { id: string }[]) => list.map(({ id }) => id)

const emptyFeed = (db: Database) => db.execute(sql`truncate ${posts} cascade`)

/** Newest first; within one instant, the greater id first. */
const idsInOrder = (rows: { id: string; publishedAt: Date }[]) =>
  [...rows]
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id)

async function readOlder(db: Database, limit: number, cursor: string | null, afterPage = async () => {}) {
  const ids: string[] = []
  for (let next = cursor; next !== null; ) {
    const page = await listPosts({ db, ...reader }, { limit, cursor: readCursor(next) })
    ids.push(...page.posts.map(({ id }) => id))
    await afterPage()
    next = page.older
  }

  return ids
}

test('page by page, every post is seen once and none is missed, whatever their times', async () => {
  const db = await freshDatabase()
  const instant = fc.integer({ min: 0, max: 3 }).map((tick) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0, tick)))

  await fc.assert(
    fc.asyncProperty(fc.array(instant, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), async (times, limit) => {
      const rows = times.map((publishedAt, index) => written(`p${index}`, publishedAt))
      await emptyFeed(db)
      if (rows.length > 0) await db.insert(posts).values(rows)

      const first = await listPosts({ db, ...reader }, { limit })
      const rest = await readOlder(db, limit, first.older)

      expect([...first.posts.map(({ id }) => id), ...rest]).toEqual(
        idsInOrder(rows.map(({ id, publishedAt }) => ({ id, publishedAt }))),
      )
    }),
    { numRuns: 40 },
  )
})

test('posts that appear during scrolling neither repeat nor hide an older one', async () => {
  const db = await freshDatabase()
  const first = await listPosts({ db, ...reader }, { limit: 6 })
  let arrivals = 0
  const somebodyPosts = async () => {
    arrivals += 1
    await db.insert(posts).values(written(`fresh-${arrivals}`, new Date(Date.UTC(2027, 0, arrivals))))
  }

  const rest = await readOlder(db, 6, first.older, somebodyPosts)

  expect(rest).toHaveLength(seeded.length - 6)
  expect(new Set([...first.posts.map(({ id }) => id), ...rest]).size).toBe(seeded.length)
})

test('a first page in two parts is the same page, whatever is posted or closed in between', async () => {
  const db = await freshDatabase()
  const whole = await listPosts({ db, ...reader }, { limit: 6 })

  const beginning = await listPosts({ db, ...reader }, { limit: 6, few: 2 })
  await db.insert(posts).values(written('fresh', new Date(Date.UTC(2027, 0, 1))))
  const begunPage = readBegunPage(beginning.older)
  const rest = await listPosts({ db, ...reader }, { limit: 6, firstPart: begunPage })
  const closed = idsOf(beginning.posts.slice(0, 1))
  const restAfterClosing = await listPosts({ db, ...reader, closed }, { limit: 6, firstPart: begunPage })

  expect(idsOf([...beginning.posts, ...rest.posts])).toEqual(idsOf(whole.posts))
  expect(rest.older).toBe(whole.older)
  expect(idsOf(restAfterClosing.posts)).toEqual(expect.arrayContaining(idsOf(rest.posts)))
})

test('each post is seen once and in order, independent of concurrent posts', async () => {
  const db = await freshDatabase()
  const instant = fc.integer({ min: 0, max: 6 }).map((tick) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0, tick)))
  const times = fc.array(instant, { maxLength: 12 })

  await fc.assert(
    fc.asyncProperty(
      times,
      fc.array(instant, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      async (old, fresh, limit) => {
        const rows = old.map((publishedAt, index) => written(`p${index}`, publishedAt))
        const arrivals = fresh.map((publishedAt, index) => written(`q${index}`, publishedAt))
        await emptyFeed(db)
        if (rows.length > 0) await db.insert(posts).values(rows)

        const first = await listPosts({ db, ...reader }, { limit })
        const waiting = [...arrivals]
        const rest = await readOlder(db, limit, first.older, async () => {
          const arrival = waiting.pop()
          if (arrival) await db.insert(posts).values(arrival)
        })

        const ids = [...first.posts.map(({ id }) => id), ...rest]
        const inOrder = idsInOrder([...rows, ...arrivals])
        expect(ids).toEqual(inOrder.filter((id) => ids.includes(id)))
        expect(rows.filter(({ id }) => !ids.includes(id))).toEqual([])
      },
    ),
    { numRuns: 40 },
  )
})

test('a returning visitor starts at their last post, with the newer ones above it', async () => {
  const db = await freshDatabase()
  const all = await listPosts({ db, ...reader }, { limit: 50 })
  const left = all.posts[9]?.id

  const page = await listPosts({ db, ...reader }, { limit: 6, startAt: left })
  const above = await listPosts({ db, ...reader }, { limit: 6, cursor: readCursor(page.newer), direction: 'newer' })

  expect(page.posts.map(({ id }) => id)).toEqual(all.posts.slice(9, 15).map(({ id }) => id))
  expect(above.posts.map(({ id }) => id)).toEqual(all.posts.slice(3, 9).map(({ id }) => id))
  expect(above.newer).not.toBeNull()
})

test('a missing start post starts the feed at the newest', async () => {
  const db = await freshDatabase()

  const page = await listPosts({ db, ...reader }, { limit: 1, startAt: 'nowhere' })

  expect(page.posts[0]?.id).toBe('rani-ayu-serum')
  expect(page.newer).toBeNull()
})

test('a closed advertisement does not come back', async () => {
  const db = await freshDatabase()

  const page = await listPosts({ db, ...reader, closed: ['rani-ayu-serum'] }, { limit: 100 })

  expect(page.posts).toHaveLength(seeded.length - 1)
  expect(page.posts.map(({ id }) => id)).not.toContain('rani-ayu-serum')
})

test('a promoted post shows its product, and stays an advertisement without it when the promotion is withdrawn', async () => {
  const db = await freshDatabase()
  const { promos } = sampleCatalogue()
  await replaceCatalogue(db, {
    shop: 'pasar',
    catalogue: sampleCatalogue({ promos: promos.filter(({ id }) => id !== 101) }),
  })

  const { posts: feed } = await listPosts({ db, ...reader, language: 'en' }, { limit: 4 })

  expect(feed.find(({ id }) => id === 'rani-ayu-serum')).toMatchObject({ promoted: true, offer: null })
  expect(feed.find(({ id }) => id === 'bayu-sejuk-tumbler')).toMatchObject({
    promoted: true,
    offer: { promoId: 102, name: 'SEJUK Sample', seller: { city: 'Bandung' }, shop: { name: 'Pasar' } },
  })
})

test('a promotion of an unrelated shop keeps its place in time, and names that shop', async () => {
  const db = await freshDatabase()
  for (const { id } of [pasar, warung]) await replaceCatalogue(db, { shop: id, catalogue: sampleCatalogue() })
  const before = await listPosts({ db, ...reader }, { limit: 100 })
  const between = new Date(Date.UTC(2026, 10, 24, 11, 0))
  await db.insert(posts).values({ ...written('warung-post', between), shop: 'warung', promoId: 101 })

  const { posts: feed } = await listPosts({ db, ...reader }, { limit: 100 })

  expect(feed[1]).toMatchObject({ id: 'warung-post', offer: { promoId: 101, shop: { name: 'Warung Kita' } } })
  expect(feed.filter(({ id }) => id !== 'warung-post')).toEqual(before.posts)
})

test('posts of an unknown shop stay advertisements without a link', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  const { posts: feed } = await listPosts({ db, ...reader, shops: [warung] }, { limit: 1 })

  expect(feed[0]).toMatchObject({ id: 'rani-ayu-serum', promoted: true, offer: null })
})

test.each(['', 'yesterday~x', '2026-01-01T00:00:00Z', `${'9'.repeat(200)}~x`, '+275760-09-13T00:00:00Z~a'])(
  '%j is no valid cursor, so the feed begins at the newest post',
  async (text) => {
    const db = await freshDatabase()

    const page = await listPosts({ db, ...reader }, { limit: 6, cursor: readCursor(text), direction: 'newer' })

    expect(page).toEqual(await listPosts({ db, ...reader }, { limit: 6 }))
  },
)

const imported = (catalogue: ReturnType<typeof sampleCatalogue>, media: string) => ({
  ...catalogue,
  products: catalogue.products.map((product) =>
    product.id === media ? { ...product, origin: { id: 'Shenzhen, Tiongkok', en: 'Shenzhen, China' } } : product,
  ),
})

test('on the first page the first ad is for a domestic product, and nothing else moves', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const before = await listPosts({ db, ...reader }, { limit: 6 })
  await replaceCatalogue(db, { shop: 'pasar', catalogue: imported(sampleCatalogue(), 'ayu-serum') })

  const page = await listPosts({ db, ...reader }, { limit: 6 })
  const later = await listPosts({ db, ...reader }, { limit: 6, cursor: readCursor(page.older) })

  expect(page.posts[0]).toMatchObject({ id: 'bayu-sejuk-tumbler', offer: { domestic: true } })
  expect(page.posts[3]).toMatchObject({
    id: 'rani-ayu-serum',
    offer: { domestic: false, origin: 'Shenzhen, Tiongkok' },
  })
  const unpaid = ({ posts }: typeof page) => posts.map(({ id, promoted }) => !promoted && id)
  expect(unpaid(page)).toEqual(unpaid(before))
  expect(later.posts.map(({ id }) => id)).toEqual(seeded.slice(6, 12).map(({ id }) => id))
})

test('a list contains one creator’s posts, one hashtag’s, or those of followed creators', async () => {
  const db = await freshDatabase()
  await db.insert(members).values({ ...stranger, id: 'x', handle: 'x', email: 'x@ramai.example' })
  await db.insert(follows).values(['rani', 'nadia'].map((creatorId) => ({ memberId: 'x', creatorId, at: new Date() })))
  const idsOf = async (scope: Scope) =>
    (await listPosts({ db, ...reader }, { limit: 100, scope })).posts.map(({ id }) => id)
  const where = (matches: (post: (typeof seeded)[number]) => boolean) => seeded.filter(matches).map(({ id }) => id)

  expect(await idsOf({ of: 'creator', creatorId: 'nadia' })).toEqual(where(({ creatorId }) => creatorId === 'nadia'))
  expect(await idsOf({ of: 'hashtag', hashtag: 'anabul' })).toEqual(
    where(({ hashtags }) => hashtags.includes('anabul')),
  )
  expect(await idsOf({ of: 'followed', memberId: 'x' })).toEqual(
    where(({ creatorId }) => ['rani', 'nadia'].includes(creatorId)),
  )
  expect(await idsOf({ of: 'followed', memberId: undefined })).toEqual([])
})
