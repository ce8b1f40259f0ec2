import { z } from 'zod'
import type { creators as creatorRows, posts as postRows } from '../schema'
import creators from './creators.json'
import posts from './posts.json'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9-]+$/)
const twoLanguages = z.strictObject({ id: text, en: text })

/** Invented people. Each handle has a picture under `public/media/avatars`. */
const creator = z.strictObject({ id: slug, name: text, bio: twoLanguages })

const post = z.strictObject({
  id: slug,
  creator: slug,
  /** A folder under `public/media`. */
  media: slug,
  /** An entry of the promo registry in Pasar's catalogue; without one nobody pays, and the post is no advertisement. */
  promo: z.int().min(0).max(65_535).optional(),
  caption: twoLanguages,
  hashtags: z.array(z.string().regex(/^[a-z]+$/)).min(1),
})

const seedSchema = z
  .strictObject({ creators: z.array(creator), posts: z.array(post) })
  .refine(({ creators, posts }) => posts.every((post) => creators.some(({ id }) => id === post.creator)), {
    path: ['posts'],
    error: 'every post is by a creator of the seed',
  })

const NEWEST = Date.parse('2026-11-24T11:30:00Z')
const BETWEEN_POSTS = 95 * 60 * 1000

type Seed = { creators: (typeof creatorRows.$inferInsert)[]; posts: (typeof postRows.$inferInsert)[] }

/** @throws {z.ZodError} that names the entry when the data is wrong. The newest post comes first. */
export function readSeed(data: unknown = { creators, posts }): Seed {
  const seed = seedSchema.parse(data)

  return {
    creators: seed.creators.map(({ bio, ...creator }) => ({ ...creator, bioId: bio.id, bioEn: bio.en })),
    posts: seed.posts.map(({ creator, promo, caption, ...post }, index) => ({
      ...post,
      creatorId: creator,
      captionId: caption.id,
      captionEn: caption.en,
      shop: promo === undefined ? null : 'pasar',
      promoId: promo ?? null,
      publishedAt: new Date(NEWEST - index * BETWEEN_POSTS),
    })),
  }
}
