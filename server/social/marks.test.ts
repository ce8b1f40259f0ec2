import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { creators, follows, notifications, postLikes, posts } from '@/db/schema'
import { addMember } from '../account/testing/members'
import { freshDatabase } from '../testing/open-world'
import { followCreator } from './follow-creator'
import { countShare, type MarkPost, markPost } from './mark-post'
import { readCreatorMarks } from './read-creator-marks'
import { withMarks } from './read-marks'

const now = new Date('2026-11-25T04:00:00Z')
const post = { id: 'rani-ayu-serum', creator: { id: 'rani' } }

async function world() {
  const db = await freshDatabase()
  const dewi = await addMember(db, 'dewi')
  const mark = ({ memberId = dewi, ...changes }: Partial<MarkPost & { memberId: string }> = {}) =>
    markPost({ db, memberId, now }, { postId: post.id, mark: 'like', on: true, ...changes })

  return { db, memberId: dewi, mark, before: await likesOf(db) }
}

async function likesOf(db: Database) {
  const [row] = await db.select({ likes: posts.likes }).from(posts).where(eq(posts.id, post.id))

  return row?.likes ?? Number.NaN
}

test('parallel taps change the like count by one, in both directions', async () => {
  const { db, memberId, mark, before } = await world()

  await Promise.all(Array.from({ length: 8 }, () => mark()))
  const [liked, rows] = [await likesOf(db), await db.$count(postLikes, eq(postLikes.memberId, memberId))]
  await Promise.all(Array.from({ length: 8 }, () => mark({ on: false })))

  expect([liked, rows, await likesOf(db)]).toEqual([before + 1, 1, before])
})

test('parallel likes of many members are all counted', async () => {
  const { db, mark, before } = await world()
  const crowd = await Promise.all(Array.from({ length: 12 }, (_, index) => addMember(db, `orang-${index}`)))

  await Promise.all(crowd.map((memberId) => mark({ memberId })))

  expect(await likesOf(db)).toBe(before + 12)
})

test('a member sees their own marks, and a visitor without an account sees none', async () => {
  const { db, memberId, mark } = await world()
  await mark({ mark: 'save' })
  await followCreator({ db, memberId, now }, { creatorId: 'rani', on: true })

  expect(await withMarks({ db, memberId }, [post])).toMatchObject([
    { mine: { liked: false, saved: true, follows: true, own: false } },
  ])
  expect(await withMarks({ db, memberId: 'rani' }, [post])).toMatchObject([{ mine: { own: true } }])
  expect(await readCreatorMarks({ db, memberId }, ['rani', 'bayu'])).toEqual({
    rani: { follows: true, own: false },
    bayu: { follows: false, own: false },
  })
  expect(await withMarks({ db }, [post])).toMatchObject([{ mine: { liked: false, saved: false, follows: false } }])
})

test('following counts once and notifies the creator once, and nobody follows themselves', async () => {
  const { db, memberId } = await world()
  const rani = await addMember(db, 'rani-sendiri')
  await db.update(creators).set({ memberId: rani }).where(eq(creators.id, 'rani'))
  const follow = (on: boolean) => followCreator({ db, memberId, now }, { creatorId: 'rani', on })
  const before = (await follow(false)).count

  await Promise.all([follow(true), follow(true)])
  await follow(false)
  const { count } = await follow(true)

  await followCreator({ db, memberId: rani, now }, { creatorId: 'rani', on: true })
  expect(await db.$count(follows, eq(follows.memberId, rani))).toBe(0)
  expect(count).toBe(before + 1)
  expect(await db.$count(follows, eq(follows.memberId, memberId))).toBe(1)
  expect(await db.select().from(notifications)).toMatchObject([{ memberId: rani, kind: 'follow', actorId: memberId }])
})

test('a missing post or creator cannot be marked, followed or shared', async () => {
  const { db, memberId, mark } = await world()

  await expect(mark({ postId: 'nowhere' })).rejects.toMatchObject({ code: 'post_unknown' })
  await expect(countShare({ db }, { postId: 'nowhere' })).rejects.toMatchObject({ code: 'post_unknown' })
  await expect(followCreator({ db, memberId, now }, { creatorId: 'nobody', on: true })).rejects.toMatchObject({
    code: 'creator_unknown',
  })
})
