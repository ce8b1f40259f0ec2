import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { commentLikes, comments } from '@/db/schema'
import { readSeed } from '@/db/seed/read-seed'
import { uuidCursorSchema } from '../feed/cursor'
import { freshDatabase } from '../testing/open-world'
import { listComments, showComment, showThread } from './list-comments'

const postId = 'ucok-mie-bakso'
const now = new Date('2026-11-26T18:00:00Z')
const seeded = readSeed().comments.filter((comment) => comment.postId === postId)

const reading = (db: Database) => ({ db, language: 'id' as const, now })

async function readAll(db: Database, limit: number, sort?: 'top') {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listComments(reading(db), { postId, sort, limit, cursor: uuidCursorSchema.parse(cursor) })
    ids.push(...page.threads.map(({ id }) => id))
    cursor = page.next
  }

  return ids
}

test('comments are read page by page, each once, the newest first', async () => {
  const db = await freshDatabase()
  const topmost = seeded.filter(({ parentId }) => parentId === null).map(({ id }) => id)

  const ids = await readAll(db, 2)

  expect(ids).toEqual(topmost.reverse())
  expect(await readAll(db, 100)).toEqual(ids)
})

test('the comments with the most likes come first where a reader asks for it, on every page', async () => {
  const db = await freshDatabase()
  await db.delete(commentLikes)
  const newestFirst = await readAll(db, 100)
  const oldest = newestFirst.at(-1) ?? ''
  const second = newestFirst.at(-2) ?? ''
  const like = (commentId: string, memberId: string) => ({ commentId, memberId, at: now })
  await db.insert(commentLikes).values([like(oldest, 'rani'), like(oldest, 'ucok'), like(second, 'rani')])

  const ids = await readAll(db, 2, 'top')

  expect(ids).toEqual([oldest, second, ...newestFirst.slice(0, -2)])
})

test('a comment has its first answers, oldest first, and its thread has all of them', async () => {
  const db = await freshDatabase()
  const { threads } = await listComments(reading(db), { postId, limit: 100 })
  const thread = threads.find(({ answerCount }) => answerCount > 2)

  const first = await showThread(reading(db), { commentId: thread?.id ?? '', limit: 2 })
  const rest = await showThread(reading(db), {
    commentId: thread?.id ?? '',
    cursor: uuidCursorSchema.parse(first.next),
    limit: 100,
  })

  expect(thread).toMatchObject({ answerCount: 3, answers: first.answers })
  expect([...first.answers, ...rest.answers].map(({ id }) => id)).toEqual(
    seeded.filter(({ parentId }) => parentId === thread?.id).map(({ id }) => id),
  )
  expect(rest.answers.at(-1)?.content).toMatchObject({ byCreator: true, author: { handle: 'ucok' } })
  expect([first.postId, rest.next]).toEqual([postId, null])
})

test('an English reader gets the seed’s comments in English, and members’ comments in the original', async () => {
  const db = await freshDatabase()
  const written = { postId, memberId: 'rani', body: 'Lapar.', at: new Date('2026-11-26T17:00:00Z') }
  await db.insert(comments).values(written)

  const { threads } = await listComments({ ...reading(db), language: 'en' }, { postId, limit: 100 })

  expect(threads[0]).toMatchObject({
    ago: '1 hour ago',
    content: { text: 'Lapar.', language: 'id', translated: false },
  })
  expect(threads.find(({ answerCount }) => answerCount > 2)?.content).toMatchObject({
    text: 'Broth first, no arguments.',
    language: 'en',
    translated: true,
  })
})

test('a removed comment with answers keeps only its place, and one without answers disappears', async () => {
  const db = await freshDatabase()
  const before = await listComments(reading(db), { postId, limit: 100 })
  const answered = before.threads.find(({ answerCount }) => answerCount > 2)
  const alone = before.threads.find(({ answerCount }) => answerCount === 0)
  for (const { id } of [answered, alone] as { id: string }[])
    await db.update(comments).set({ removedAt: now }).where(eq(comments.id, id))

  const { threads } = await listComments(reading(db), { postId, limit: 100 })

  expect(threads).toHaveLength(before.threads.length - 1)
  expect(threads.find(({ id }) => id === answered?.id)).toMatchObject({ content: null, answerCount: 3 })
  expect(JSON.stringify(threads)).not.toContain(alone?.id)
})

test('an answer or an unknown id has no thread', async () => {
  const db = await freshDatabase()
  const answer = seeded.find(({ parentId }) => parentId !== null)

  for (const commentId of [answer?.id ?? '', '00000000-0000-4000-8000-000000000000'])
    await expect(showThread(reading(db), { commentId, limit: 100 })).rejects.toMatchObject({ code: 'comment_unknown' })
})

test('a single comment is shown only under its own post, and not after its removal', async () => {
  const db = await freshDatabase()
  const { id: commentId = '' } = seeded[0] ?? {}
  const one = { postId, commentId }

  const comment = await showComment(reading(db), one)
  await expect(showComment(reading(db), { ...one, postId: 'rani-ayu-serum' })).rejects.toMatchObject({
    code: 'comment_unknown',
  })
  await db.update(comments).set({ removedAt: now }).where(eq(comments.id, commentId))

  expect(comment).toMatchObject({ text: expect.any(String), author: { name: expect.any(String) } })
  await expect(showComment(reading(db), one)).rejects.toMatchObject({ code: 'comment_unknown' })
})
