import { existsSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import organic from '@/public/media/organic/manifest.json'
import { describeMedia } from '@/server/feed/media'
import { freshDatabase, ownDatabase } from '@/server/testing/open-world'
import type { Database } from '../connect'
import { emptyEveryTable } from '../empty'
import { comments, creators, follows, postLikes, posts, replayMessages, replays, searchWords } from '../schema'
import { isSeeded, seed } from '../seed'
import { seedMany } from '../seed-many'
import { readSeed, SEEDED_UNTIL } from './read-seed'

const { creators: seededCreators, posts: seededPosts, comments: seededComments } = readSeed()

test('the feed has many posts by many creators, two unpaid posts per ad, and comments', () => {
  const promoted = seededPosts.filter(({ promoId }) => promoId !== null)

  expect(seededPosts.length).toBeGreaterThanOrEqual(60)
  expect(seededCreators.length).toBeGreaterThanOrEqual(12)
  expect(seededComments.length).toBeGreaterThanOrEqual(seededPosts.length * 5)
  expect(new Set(promoted.map(({ creatorId }) => creatorId)).size).toBeGreaterThanOrEqual(6)
  expect(promoted.length * 2).toBeLessThan(seededPosts.length)
})

test('no scene is twice on the page of a hashtag or a creator', () => {
  const sceneOf = ({ media }: { media: string }) => media.replace(/-(dekat|sisi)$/, '')
  const gridOf = (name: string, isOn: (post: (typeof seededPosts)[number]) => boolean) => ({
    name,
    scenes: seededPosts.filter(isOn).map(sceneOf),
  })
  const tags = new Set(seededPosts.flatMap(({ hashtags }) => hashtags))
  const pages = [
    ...[...tags].map((tag) => gridOf(`#${tag}`, ({ hashtags }) => hashtags.includes(tag))),
    ...seededCreators.map(({ id }) => gridOf(id, ({ creatorId }) => creatorId === id)),
  ]

  expect(pages.filter(({ scenes }) => new Set(scenes).size < scenes.length)).toEqual([])
  expect(new Set(organic.scenes.filter((scene) => !('cutFrom' in scene)).map(({ key }) => key)).size).toBe(25)
})

test('the counts of a post and a creator equal the number of rows', async () => {
  const db = await freshDatabase()

  const wrong = await db.execute(sql`
    select id from posts p where (likes, comments, saves) is distinct from (
      (select count(*) from post_likes where post_id = p.id),
      (select count(*) from comments where post_id = p.id),
      (select count(*) from post_saves where post_id = p.id))
    union all
    select id from creators c where followers <> (select count(*) from follows where creator_id = c.id)`)
  const rows = await db.execute<{ likes: number; shares: number }>(sql`
    select likes, shares from posts order by likes desc`)

  expect(wrong).toEqual([])
  expect(rows.map(({ shares }) => shares).every((shares) => shares === 0)).toBe(true)
  const [most = 0, middle = 0] = [rows[0]?.likes, rows[Math.floor(rows.length / 2)]?.likes]
  expect(most).toBeGreaterThan(middle * 5)
  expect(rows.at(-1)?.likes).toBeGreaterThan(0)
})

test('each answer is later than its comment and earlier than the end of the seed', () => {
  const at = new Map(seededComments.map((comment) => [comment.id, comment.at]))

  for (const comment of seededComments) {
    expect(comment.at.getTime()).toBeLessThanOrEqual(SEEDED_UNTIL.getTime())
    if (comment.parentId) expect(comment.at.getTime()).toBeGreaterThan(at.get(comment.parentId)?.getTime() ?? Infinity)
  }
  expect(at.size).toBe(seededComments.length)
})

test('a thousand additional posts keep every count correct', async () => {
  const db = await ownDatabase()

  await seedMany(db, { posts: 1000, members: 400, likes: 8000, comments: 2000 })

  const [sums] = await db.execute<Record<string, number>>(sql`
    select (select count(*)::int from posts) as posts, (select sum(likes)::int from posts) as likes,
      (select count(*)::int from post_likes) as liked, (select sum(comments)::int from posts) as comments,
      (select count(*)::int from comments) as said`)
  expect(sums).toMatchObject({ posts: 1000 + seededPosts.length, likes: sums?.liked, comments: sums?.said })
  expect(sums?.liked).toBeGreaterThan(8000)
  expect(sums?.said).toBeGreaterThan(2000)
})

test('a scene returns after seven other posts at the earliest, in whatever angle', () => {
  const scenes = seededPosts.map(({ media }) => media.replace(/-(dekat|sisi)$/, ''))

  expect(scenes.filter((scene, index) => scenes.slice(index + 1, index + 8).includes(scene))).toEqual([])
})

test('each promotion pays for one post', () => {
  const promotions = seededPosts.flatMap(({ promoId }) => promoId ?? [])

  expect(new Set(promotions).size).toBe(promotions.length)
  expect(promotions.sort()).toEqual(promotions.map((_, index) => 101 + index))
})

test('every post has its own picture, and none the fallback', () => {
  const fallbacks = seededPosts.filter(({ media }) => describeMedia(media, 'id').folder.split('/').at(-1) !== media)

  expect(fallbacks.map(({ media }) => media)).toEqual([])
})

test('every post has its pictures and every creator a face', () => {
  const files = [
    ...seededPosts.flatMap(({ media }) => {
      const { folder, loop } = describeMedia(media, 'id')
      const names = loop ? ['hero.avif', 'loop.webm', 'loop.mp4'] : ['hero.avif']

      return names.map((name) => `${folder.replace('/media/', '')}/${name}`)
    }),
    ...seededCreators.map(({ id }) => `avatars/${id}.svg`),
  ]

  expect(files.filter((file) => !existsSync(`public/media/${file}`))).toEqual([])
})

test('emptying and seeding again gives the same rows', async () => {
  const db = await freshDatabase()
  const read = () =>
    Promise.all(
      [creators, posts, comments, postLikes, follows, searchWords, replays, replayMessages].map((table) =>
        readRows(db, table),
      ),
    )
  const before = await read()

  await emptyEveryTable(db)
  const empty = await isSeeded(db)
  await seed(db)

  expect(empty).toBe(false)
  expect(await read()).toEqual(before)
})

const readRows = (db: Database, table: PgTable) => db.select().from(table).orderBy(sql`1, 2`)

const creator = { id: 'rani', name: 'Rani', bio: { id: 'Pagi', en: 'Morning' } }
const post = { id: 'a', creator: 'rani', media: 'a', caption: { id: 'Ya', en: 'Yes' }, hashtags: ['pagi'] }

test.each([
  ['a post by nobody', [{ ...post, creator: 'nobody' }], 'every post is by a creator'],
  ['a caption in one language', [{ ...post, caption: { id: 'Ya' } }], 'caption'],
  ['a field that nobody knows', [{ ...post, price: 1 }], 'price'],
  ['a promotion that no token can name', [{ ...post, promo: 65_536 }], 'promo'],
])('%s is no seed', (_, posts, named) => {
  const rest = { people: { first: ['A', 'B'], last: ['C', 'D'] }, comments: [] }

  expect(readSeed({ ...rest, creators: [creator], posts: [post] }).posts).toHaveLength(1)
  expect(() => readSeed({ ...rest, creators: [creator], posts })).toThrow(named)
})
