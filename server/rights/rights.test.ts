import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { auditEvents, comments, creators, memberDeletions, members, moderationCases, posts, reports } from '@/db/schema'
import { changeProfile } from '../account/change-profile'
import { resetRequest } from '../account/input'
import { signUp } from '../account/sign-up'
import { addMember, authOf } from '../account/testing/members'
import { setConsent } from '../consent/consents'
import { fileAppeal } from '../moderation/appeal'
import { decideCase } from '../moderation/change-case'
import { takeBackComment, writeComment } from '../social/comment-on-post'
import { followCreator } from '../social/follow-creator'
import { markPost } from '../social/mark-post'
import { freshDatabase } from '../testing/open-world'
import { deleteDueAccounts, requestDeletion, withdrawDeletion } from './delete-account'
import { exportData } from './export-data'
import { WAITING_DAYS } from './limits'

const now = new Date('2026-11-25T04:00:00Z')
const due = new Date(now.getTime() + WAITING_DAYS * 86_400_000)
const postId = 'rani-ayu-serum'

/** A member with one row of each kind. */
async function world() {
  const db = await freshDatabase()
  const { session } = await signUp(
    { auth: () => authOf(db) },
    { name: 'Dewi', email: 'dewi@simulasi.example', password: 'kopi pagi hari' },
  )
  const [member] = await db.select().from(members).where(eq(members.email, 'dewi@simulasi.example'))
  const memberId = member?.id ?? ''
  const before = await countsOf(db)
  await markPost({ db, memberId, now }, { postId, mark: 'like', on: true })
  await markPost({ db, memberId, now }, { postId, mark: 'save', on: true })
  await followCreator({ db, memberId, now }, { creatorId: 'rani', on: true })
  await setConsent({ db, memberId, now }, { purpose: 'ranking', granted: true })
  const ctx = { db, memberId, language: 'id', now } as const
  const { id: answered } = await writeComment(ctx, { postId, id: randomUUID(), body: 'Yang ini dibalas' })
  await writeComment(ctx, { postId, id: randomUUID(), body: 'Yang ini tidak' })
  const tono = await addMember(db, 'tono')
  const { id: answer } = await writeComment(
    { ...ctx, memberId: tono },
    { postId, answers: answered, id: randomUUID(), body: 'Setuju' },
  )

  return { db, memberId, session, before, answered, answer, tono }
}

async function countsOf(db: Database) {
  const [post] = await db.select().from(posts).where(eq(posts.id, postId))
  const [creator] = await db.select().from(creators).where(eq(creators.id, 'rani'))

  return [post?.likes, post?.saves, post?.comments, creator?.followers]
}

test('the export contains all data of a member, none of another, and neither password nor token', async () => {
  const { db, memberId, session } = await world()

  const copy = JSON.stringify(await exportData({ db, memberId, now }))

  for (const own of ['dewi@simulasi.example', 'Yang ini dibalas', 'Yang ini tidak', postId, 'rani', 'ranking'])
    expect(copy).toContain(own)
  for (const other of ['Setuju', 'tono', session.split('.')[0], 'passwordHash', 'token'])
    expect(copy).not.toContain(other)
})

test('an account is deleted when its waiting period is over, and not earlier', async () => {
  const { db, memberId } = await world()
  await requestDeletion({ db, memberId, now })
  await requestDeletion({ db, memberId, now: new Date(now.getTime() + 5000) })

  const early = await deleteDueAccounts(db, { now: new Date(due.getTime() - 1) })
  const onTime = await deleteDueAccounts(db, { now: due })

  expect([early, onTime]).toEqual([{ deleted: 0 }, { deleted: 1 }])
  expect(await db.$count(members, eq(members.id, memberId))).toBe(0)
})

test('a deletion withdrawn in time changes nothing', async () => {
  const { db, memberId } = await world()
  await requestDeletion({ db, memberId, now })

  await withdrawDeletion({ db, memberId, now })

  expect(await deleteDueAccounts(db, { now: due })).toEqual({ deleted: 0 })
  expect(await db.$count(memberDeletions)).toBe(0)
})

test('a deleted member’s reactions are no longer counted, and their texts are deleted', async () => {
  const { db, memberId, before, answered, answer, tono } = await world()
  await requestDeletion({ db, memberId, now })

  await deleteDueAccounts(db, { now: due })

  expect(await db.select().from(comments).where(eq(comments.id, answered))).toMatchObject([
    { body: '', removedAt: due },
  ])
  expect(await db.$count(comments, eq(comments.body, 'Yang ini tidak'))).toBe(0)
  await takeBackComment({ db, memberId: tono, now: due }, { id: answer })
  expect(await countsOf(db)).toEqual(before)
})

test('an account that cannot be deleted does not block others', async () => {
  const { db, memberId, tono } = await world()
  // Takes the handle of the replacement author, so that it cannot be created and the deletion
  // fails.
  await addMember(db, 'akun-terhapus')
  for (const member of [memberId, tono]) await requestDeletion({ db, memberId: member, now })

  await expect(deleteDueAccounts(db, { now: due })).rejects.toThrow()

  expect(await db.select({ memberId: memberDeletions.memberId }).from(memberDeletions)).toEqual([{ memberId }])
})

test('no form accepts the email of the replacement author', async () => {
  const { db, memberId } = await world()
  await requestDeletion({ db, memberId, now })
  await deleteDueAccounts(db, { now: due })
  const [nobody] = await db.select().from(members).where(eq(members.handle, 'akun-terhapus'))

  expect(nobody?.email).toBeDefined()
  expect(resetRequest.safeParse(nobody).error?.issues).toMatchObject([{ message: 'email_malformed' }])
})

test('the audit log contains every step, and no person', async () => {
  const { db, memberId } = await world()
  await exportData({ db, memberId, now })
  await changeProfile(
    { db, memberId, now },
    { name: 'Dewi L.', handle: 'dewi_l', picture: 'daun', bioId: '', bioEn: '' },
  )
  await requestDeletion({ db, memberId, now })
  await withdrawDeletion({ db, memberId, now })
  await requestDeletion({ db, memberId, now })
  await deleteDueAccounts(db, { now: due })

  const recorded = await db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(recorded.map(({ kind }) => kind)).toEqual([
    ...['consent_changed', 'data_exported', 'data_corrected'],
    ...['deletion_requested', 'deletion_withdrawn', 'deletion_requested', 'account_deleted'],
  ])
  for (const word of [memberId, 'Dewi', 'dewi']) expect(JSON.stringify(recorded)).not.toContain(word)
})

test('the export contains a member’s takedowns, and their appeals are deleted with the account', async () => {
  const { db, memberId, answered } = await world()
  await db.insert(reports).values({ commentId: answered, reason: 'hate', note: 'Kasar', at: now })
  const [{ id, notice } = { id: '', notice: '' }] = await db.select().from(moderationCases)
  expect(JSON.stringify(await exportData({ db, memberId, now }))).not.toContain(notice)
  await decideCase(
    { db, moderator: 'Sekar', now },
    { id, change: 'take_down', words: { reason: 'hate', note: 'Melanggar aturan.' } },
  )
  await fileAppeal({ db, now }, { notice, text: 'Itu hanya bercanda.' })

  const copy = JSON.stringify(await exportData({ db, memberId, now }))
  await requestDeletion({ db, memberId, now })
  await deleteDueAccounts(db, { now: due })

  expect([copy.includes(notice), copy.includes('Itu hanya bercanda.'), copy.includes('Kasar')]).toEqual([
    true,
    true,
    false,
  ])
  expect(JSON.stringify(await db.select().from(moderationCases))).not.toContain('bercanda')
})
