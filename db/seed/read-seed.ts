import { createHash } from 'node:crypto'
import { z } from 'zod'
import type {
  comments as commentRows,
  creators as creatorRows,
  members as memberRows,
  posts as postRows,
  replayMessages as replayMessageRows,
  replays as replayRows,
} from '../schema'
import comments from './comments.json'
import creators from './creators.json'
import people from './people.json'
import posts from './posts.json'
import replays from './replays.json'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9-]+$/)
const twoLanguages = z.strictObject({ id: text, en: text })

/** Fictional people. Each id has a picture under `public/media/avatars`. */
const creator = z.strictObject({ id: slug, name: text, bio: twoLanguages })

const post = z.strictObject({
  id: slug,
  creator: slug,
  /** A folder under `public/media`, or under `public/media/organic`. */
  media: slug,
  /** An entry of the promo registry in Pasar's catalogue; without one the post is unpaid. */
  promo: z.int().min(0).max(65_535).optional(),
  caption: twoLanguages,
  hashtags: z.array(z.string().regex(/^[a-z]+$/)).min(1),
})

const answer = twoLanguages.extend({
  /** `creator` for the post's own creator; otherwise one of the members writes it. */
  by: z.literal('creator').optional(),
})
const discussion = z.strictObject({
  post: slug,
  /** The first comment comes first. */
  comments: z.array(twoLanguages.extend({ answers: z.array(answer).default([]) })).min(1),
})

const replay = z.strictObject({
  id: slug,
  /** The pinned post; its creator held the show. */
  post: slug,
  media: slug,
  seconds: z.int().positive(),
  airedAt: z.iso.datetime(),
  title: twoLanguages,
  chat: z.array(answer.extend({ second: z.int().min(0) })).min(1),
})

const seedSchema = z
  .strictObject({
    creators: z.array(creator),
    posts: z.array(post),
    /** Name parts from which members are generated. */
    people: z.strictObject({ first: z.array(text).min(2), last: z.array(text).min(2) }),
    comments: z.array(discussion),
    replays: z.array(replay).default([]),
  })
  .refine(({ creators, posts }) => posts.every((post) => creators.some(({ id }) => id === post.creator)), {
    path: ['posts'],
    error: 'every post is by a creator of the seed',
  })
  .refine(({ comments, posts }) => comments.every((discussion) => posts.some(({ id }) => id === discussion.post)), {
    path: ['comments'],
    error: 'every comment is under a post of the seed',
  })
  .refine(({ replays, posts }) => replays.every((replay) => posts.some(({ id }) => id === replay.post)), {
    path: ['replays'],
    error: 'every replay is of a post of the seed',
  })

const NEWEST = Date.parse('2026-11-24T11:30:00Z')
const BETWEEN_POSTS = 95 * 60 * 1000
/** The time of the last like or comment of the seed. */
export const SEEDED_UNTIL = new Date('2026-11-24T18:00:00Z')
/** Members who only view and react; creators are members too. */
const MEMBERS = 240

export type Seed = {
  members: (typeof memberRows.$inferInsert)[]
  creators: (typeof creatorRows.$inferInsert)[]
  posts: (typeof postRows.$inferInsert)[]
  comments: CommentRow[]
  replays: (typeof replayRows.$inferInsert)[]
  replayMessages: (typeof replayMessageRows.$inferInsert)[]
}

type CommentRow = typeof commentRows.$inferInsert & { id: string }
type Data = z.infer<typeof seedSchema>

/** @throws {z.ZodError} that names the invalid entry. The newest post comes first. */
export function readSeed(data: unknown = { creators, posts, people, comments, replays }): Seed {
  const seed = seedSchema.parse(data)
  const members = toMembers(seed.people)

  return {
    members: [...seed.creators.map(({ id, name }) => ({ ...toMember(id, name), image: pictureOf(id) })), ...members],
    creators: seed.creators.map(({ bio, ...creator }) => ({
      ...creator,
      verifiedName: creator.name,
      bioId: bio.id,
      bioEn: bio.en,
      memberId: creator.id,
      picture: pictureOf(creator.id),
    })),
    posts: seed.posts.map(toPost),
    comments: seed.comments.flatMap((discussion) => toComments(discussion, seed, members)),
    replays: seed.replays.map(({ post, airedAt, title, chat: _, ...replay }) => ({
      ...replay,
      postId: post,
      airedAt: new Date(airedAt),
      titleId: title.id,
      titleEn: title.en,
    })),
    replayMessages: seed.replays.flatMap((replay) => toMessages(replay, seed, members)),
  }
}

const pictureOf = (creator: string) => `/media/avatars/${creator}.svg`

const toPost = ({ creator, promo, caption, ...post }: Data['posts'][number], index: number) => ({
  ...post,
  creatorId: creator,
  captionId: caption.id,
  captionEn: caption.en,
  shop: promo === undefined ? null : 'pasar',
  promoId: promo ?? null,
  publishedAt: publishedAt(index),
})

const publishedAt = (index: number) => new Date(NEWEST - index * BETWEEN_POSTS)

/** They have no password, so nobody can sign in as them; their addresses receive no mail. */
function toMember(handle: string, name: string): typeof memberRows.$inferInsert {
  const joined = new Date(Date.UTC(2026, 0, 1) + draw(handle) * 250 * 86_400_000)

  return {
    id: handle,
    handle,
    name,
    email: `${handle}@ramai.example`,
    emailVerified: true,
    createdAt: joined,
    updatedAt: joined,
  }
}

const toMembers = ({ first, last }: Data['people']) =>
  Array.from({ length: Math.min(MEMBERS, first.length * last.length) }, (_, index) => {
    const firstName = first[index % first.length] ?? ''
    // Moves on by one after each round of first names, so that no two members have the same name.
    const family = last[(index * 7 + Math.floor(index / first.length)) % last.length] ?? ''

    return toMember(`${firstName}_${family}`.toLowerCase(), `${firstName} ${family}`)
  })

const MINUTE = 60_000

/** Most comments follow soon after a post, and answers within the hour. */
function toComments(
  { post, comments }: Data['comments'][number],
  { posts }: Data,
  members: Seed['members'],
): CommentRow[] {
  const index = posts.findIndex(({ id }) => id === post)
  const posted = publishedAt(index).getTime()
  const span = SEEDED_UNTIL.getTime() - posted

  return comments.flatMap(({ answers, ...words }, place) => {
    const key = `${post}/${place}`
    const at = posted + span * ((place + 1) / (comments.length + 1)) ** 2.5
    const parent = toComment(key, { post, words, by: memberFor(members, key), at })

    return [
      parent,
      ...answers.map(({ by, ...words }, turn) =>
        toComment(`${key}/${turn}`, {
          post,
          words,
          parentId: parent.id,
          by: by === 'creator' ? (posts[index]?.creator ?? '') : memberFor(members, `${key}/${turn}`),
          at: Math.min(at + (turn + draw(key)) * 20 * MINUTE + MINUTE, SEEDED_UNTIL.getTime()),
        }),
      ),
    ]
  })
}

const toMessages = ({ id, post, chat }: Data['replays'][number], { posts }: Data, members: Seed['members']) =>
  chat.map(({ second, by, ...words }) => ({
    replayId: id,
    second,
    body: words.id,
    bodyEn: words.en,
    memberId:
      by === 'creator' ? (posts.find((one) => one.id === post)?.creator ?? '') : memberFor(members, `${id}/${second}`),
  }))

type SeedComment = { post: string; words: { id: string; en: string }; by: string; at: number; parentId?: string }

const toComment = (key: string, { post, words, by, at, parentId }: SeedComment): CommentRow => ({
  id: uuidOf(key),
  postId: post,
  memberId: by,
  parentId: parentId ?? null,
  body: words.id,
  bodyEn: words.en,
  at: new Date(Math.round(at)),
})

const memberFor = (members: Seed['members'], key: string) => members[Math.floor(draw(key) * members.length)]?.id ?? ''

const digest = (key: string) => createHash('md5').update(key).digest()

/**
 * Returns a number from 0 up to 1 that is always the same for a key, so that two seeds are equal.
 */
const draw = (key: string) => digest(key).readUInt32BE() / 2 ** 32

const uuidOf = (key: string) =>
  digest(key)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
