import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, commentLikes, comments, notifications, posts, reports } from '@/db/schema'
import { addMember } from '../account/testing/members'
import { freshDatabase } from '../testing/open-world'
import { likeComment, takeBackComment, type WriteComment, writeComment } from './comment-on-post'
import { markPost } from './mark-post'
import { countUnread, listNotifications, markAllRead } from './notifications'
import { report } from './report'

const now = new Date('2026-11-25T04:00:00Z')
const postId = 'rani-ayu-serum'

async function world() {
  const db = await freshDatabase()
  const [dewi, tono] = [await addMember(db, 'dewi'), await addMember(db, 'tono')]
  const write = ({ memberId = dewi, ...changes }: Partial<WriteComment & { memberId: string }> = {}) =>
    writeComment({ db, memberId, language: 'id', now }, { id: randomUUID(), postId, body: 'Bagus sekali!', ...changes })
  const countOf = async () => {
    const [post] = await db.select({ comments: posts.comments }).from(posts).where(eq(posts.id, postId))
    return post?.comments ?? Number.NaN
  }

  return { db, dewi, tono, write, countOf, before: await countOf() }
}

test('a comment that is sent twice is written once, and counted once', async () => {
  const { db, write, countOf, before } = await world()
  const id = randomUUID()

  await Promise.all([write({ id }), write({ id })])

  expect(await db.$count(comments, eq(comments.id, id))).toBe(1)
  expect(await countOf()).toBe(before + 1)
})

test('an answer to an answer is under the same comment, and the answered author and the creator are notified', async () => {
  const { db, dewi, tono, write } = await world()
  const { id: first } = await write()
  const { id: answer } = await write({ memberId: tono, answers: first })

  const { id: last } = await write({ answers: answer })

  const rows = await db
    .select({ id: comments.id, parentId: comments.parentId })
    .from(comments)
    .where(eq(comments.id, last))
  expect(rows).toEqual([{ id: last, parentId: first }])
  expect(
    (await db.select().from(notifications)).map(({ memberId, kind, commentId }) => [memberId, kind, commentId]),
  ).toEqual([
    ['rani', 'comment', first],
    [dewi, 'reply', answer],
    ['rani', 'comment', answer],
    [tono, 'reply', last],
    ['rani', 'comment', last],
  ])
})

test('an own answer, an own like and a comment under an own post do not notify their author', async () => {
  const { db, write } = await world()
  const rani = { memberId: 'rani' }
  const { id } = await write(rani)

  await write({ ...rani, answers: id })
  await likeComment({ db, ...rani, now }, { id, on: true })
  await markPost({ db, ...rani, now }, { postId, mark: 'like', on: true })

  expect(await listNotifications({ db, ...rani })).toEqual([])
})

test('a creator who is answered under an own post is notified once', async () => {
  const { db, write } = await world()
  const { id } = await write({ memberId: 'rani' })

  await write({ answers: id })

  expect(await listNotifications({ db, memberId: 'rani' })).toMatchObject([{ kind: 'reply' }])
})

test('likes of a day are one notification of the creator, saves another without names, until they are read', async () => {
  const { db, dewi, tono } = await world()
  const later = new Date(now.getTime() + 60_000)
  await markPost({ db, memberId: dewi, now }, { postId, mark: 'like', on: true })
  await markPost({ db, memberId: tono, now: later }, { postId, mark: 'like', on: true })
  await markPost({ db, memberId: tono, now }, { postId, mark: 'save', on: true })

  const [listed, unread] = [
    await listNotifications({ db, memberId: 'rani' }),
    await countUnread({ db, memberId: 'rani' }),
  ]
  await markAllRead({ db, memberId: 'rani', now: later })

  expect(listed).toMatchObject([
    {
      kind: 'post_like',
      actor: 'tono',
      count: 2,
      postId,
      at: later,
      isRead: false,
      picture: { alt: expect.stringMatching(/serum/i) },
    },
    { kind: 'post_save', actor: null, count: 1, postId, at: now, isRead: false },
  ])
  expect([unread, await countUnread({ db, memberId: 'rani' })]).toEqual([2, 0])
})

test('liking a comment repeatedly notifies its author once, even after it was read', async () => {
  const { db, dewi, tono, write } = await world()
  const { id } = await write()
  const like = (on: boolean) => likeComment({ db, memberId: tono, now }, { id, on })

  await like(true)
  await markAllRead({ db, memberId: dewi, now })
  await like(false)
  const { count } = await like(true)

  expect([count, await db.$count(commentLikes, eq(commentLikes.commentId, id))]).toEqual([1, 1])
  expect(await countUnread({ db, memberId: dewi })).toBe(0)
  expect(await listNotifications({ db, memberId: dewi })).toMatchObject([
    { kind: 'comment_like', actor: 'tono', postId, isRead: true },
  ])
})

test('a member removes their own comment, and no other', async () => {
  const { db, dewi, tono, write, countOf, before } = await world()
  const { id } = await write()

  await takeBackComment({ db, memberId: tono, now }, { id })
  const afterTono = await countOf()
  await Promise.all([1, 2].map(() => takeBackComment({ db, memberId: dewi, now }, { id })))

  expect([afterTono, await countOf()]).toEqual([before + 1, before])
  expect(await db.select().from(comments).where(eq(comments.id, id))).toMatchObject([{ body: '', removedAt: now }])
})

test.each([
  ['under a post that is gone', { postId: 'nowhere' }, { code: 'post_unknown' }],
  ['to nobody', { answers: randomUUID() }, { code: 'comment_unknown' }],
])('%s is no comment, and counts nothing', async (_, changes, refusal) => {
  const { write, countOf, before } = await world()

  await expect(write(changes)).rejects.toMatchObject(refusal)
  expect(await countOf()).toBe(before)
})

test('another member’s comment id cannot be reused', async () => {
  const { write, tono } = await world()
  const { id } = await write()

  await expect(write({ id, memberId: tono, body: 'Bukan dari Dewi' })).rejects.toMatchObject({ code: 'post_unknown' })
})

test('a report is stored once, and the audit log contains only its reason', async () => {
  const { db, dewi, write } = await world()
  const ctx = { db, memberId: dewi, now }
  const reportFields = { reason: 'spam' as const, note: 'Terus-menerus' }
  const post = { kind: 'post', postId } as const
  const creator = { kind: 'creator', creatorId: 'rani' } as const
  const { id: commentId } = await write()

  for (const about of [post, post, { ...post, commentId }, creator, creator])
    await report(ctx, { ...reportFields, about })

  expect(await db.select().from(reports)).toMatchObject([
    { postId, commentId: null, reason: 'spam', note: 'Terus-menerus' },
    { postId: null, commentId },
    { postId: null, creatorId: 'rani', subject: 'creator rani' },
  ])
  const recorded = await db.select().from(auditEvents).where(eq(auditEvents.kind, 'report_received'))
  expect(recorded.map(({ detail }) => detail)).toEqual([
    { reason: 'spam', about: 'post' },
    { reason: 'spam', about: 'comment' },
    { reason: 'spam', about: 'creator' },
  ])
})

test.each([
  [{ kind: 'post', postId: 'nowhere' }, 'post_unknown'],
  [{ kind: 'post', postId, commentId: randomUUID() }, 'comment_unknown'],
  [{ kind: 'creator', creatorId: 'nobody' }, 'creator_unknown'],
] as const)('there is nothing to report in %j', async (about, code) => {
  const { db, dewi } = await world()

  await expect(report({ db, memberId: dewi, now }, { about, reason: 'spam', note: '' })).rejects.toMatchObject({ code })
  expect(await db.$count(reports)).toBe(0)
})
