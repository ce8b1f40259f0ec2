import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { freshDatabase } from '@/server/test-world'
import { emptyEveryTable } from '../empty'
import { creators, posts } from '../schema'
import { isSeeded, seed } from '../seed'
import { readSeed } from './read-seed'

const { creators: seededCreators, posts: seededPosts } = readSeed()

test('the feed has plenty of posts by many hands, most of them promoted and some not', () => {
  const promoted = seededPosts.filter(({ promoId }) => promoId !== null)

  expect(seededPosts.length).toBeGreaterThanOrEqual(28)
  expect(new Set(promoted.map(({ creatorId }) => creatorId)).size).toBeGreaterThanOrEqual(6)
  expect(promoted.length).toBeGreaterThan(seededPosts.length / 2)
  expect(promoted.length).toBeLessThan(seededPosts.length)
})

test('each promotion pays for one post', () => {
  const promotions = seededPosts.flatMap(({ promoId }) => promoId ?? [])

  expect(new Set(promotions).size).toBe(promotions.length)
  expect(promotions.sort()).toEqual(promotions.map((_, index) => 101 + index))
})

test('every post has its pictures and every creator a face', () => {
  const files = [
    ...seededPosts.flatMap(({ media }) => [`${media}/hero.avif`, `${media}/loop.webm`, `${media}/loop.mp4`]),
    ...seededCreators.map(({ id }) => `avatars/${id}.svg`),
  ]

  expect(files.filter((file) => !existsSync(`public/media/${file}`))).toEqual([])
})

test('emptying and seeding again gives the same rows', async () => {
  const db = await freshDatabase()
  const read = async () => [await db.select().from(creators), await db.select().from(posts)]
  const before = await read()

  await emptyEveryTable(db)
  const empty = await isSeeded(db)
  await seed(db)

  expect(empty).toBe(false)
  expect(await read()).toEqual(before)
})

const creator = { id: 'rani', name: 'Rani', bio: { id: 'Pagi', en: 'Morning' } }
const post = { id: 'a', creator: 'rani', media: 'a', caption: { id: 'Ya', en: 'Yes' }, hashtags: ['pagi'] }

test.each([
  ['a post by nobody', [{ ...post, creator: 'nobody' }], 'every post is by a creator'],
  ['a caption in one language', [{ ...post, caption: { id: 'Ya' } }], 'caption'],
  ['a field that nobody knows', [{ ...post, price: 1 }], 'price'],
  ['a promotion that no token can name', [{ ...post, promo: 65_536 }], 'promo'],
])('%s is no seed', (_, posts, named) => {
  expect(readSeed({ creators: [creator], posts: [post] }).posts).toHaveLength(1)
  expect(() => readSeed({ creators: [creator], posts })).toThrow(named)
})
