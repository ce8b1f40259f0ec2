import { DomainError } from '@jembatan/platform/errors'
import { hashSessionToken } from '@jembatan/platform/session-tokens'
import { and, eq, inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import {
  auditEvents,
  comments,
  creators,
  memberSessions,
  members,
  moderationCases,
  moderationDecisions,
  notifications,
  posts,
  reports,
} from '@/db/schema'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { newSigningKey, pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { listComments } from '../comments/list-comments'
import type { Reader } from '../feed/feed-post'
import { listPosts } from '../feed/list-posts'
import { showCreator } from '../feed/show-creator'
import { showPost } from '../feed/show-post'
import { leaveByPlainLink } from '../handoff/leave-by-plain-link'
import { startHandoff } from '../handoff/start-handoff'
import { showPromotion } from '../promotion/show-promotion'
import { search } from '../search/search'
import { listNotifications } from '../social/notifications'
import { freshDatabase } from '../testing/open-world'
import { fileAppeal, showNotice } from './appeal'
import { assignCase } from './assign-case'
import { listDecisions, listReports, listThread, showAccount } from './case-history'
import { changeCase, decideCase } from './change-case'
import { listCases } from './list-cases'
import { CLOSING_TAKEDOWNS, MODERATION_CHANGES, type ModerationChangeName, STANDING } from './moderation-changes'
import { undoDecision } from './undo-decision'

const now = new Date('2026-11-25T03:00:00Z')
const later = new Date('2026-11-26T03:00:00Z')
const reader: Reader & { now: Date } = { language: 'en', shops: [pasar], now }

type Thing = { postId?: string; commentId?: string; creatorId?: string }

/** Reports an item as a member. Returns the case that the report joined. */
async function report(db: Database, thing: Thing, by = 0, at = now) {
  const [member] = await db.select({ id: members.id }).from(members).orderBy(members.id).offset(by).limit(1)
  const [filed] = await db
    .insert(reports)
    .values({ ...thing, memberId: member?.id, reason: 'misleading', note: `note ${by}`, at })
    .returning({ id: reports.id })
  const [{ caseId } = { caseId: null }] = await db
    .select({ caseId: reports.caseId })
    .from(reports)
    .where(eq(reports.id, filed?.id ?? ''))
  if (!caseId) throw new Error('the report has no case')

  return caseId
}

type Decision = Parameters<typeof decideCase>[1]['change']

const wordsOf = (change: ModerationChangeName) =>
  change === 'take_down' ? ({ reason: 'misleading', note: 'It promises what it cannot hold.' } as const) : {}

const decide = (db: Database, id: string, change: Decision, at = now, moderator = 'Sekar') =>
  decideCase({ db, moderator, now: at }, { id, change, words: wordsOf(change) })

const list = (db: Database, narrowed: Partial<Parameters<typeof listCases>[1]> = {}, at = now) =>
  listCases(
    { db, language: 'en', now: at },
    { show: 'open', kind: 'all', queue: 'all', moderator: 'Sekar', limit: 50, ...narrowed },
  )

const takeDown = async (db: Database, thing: Thing) => decide(db, await report(db, thing), 'take_down')

/** Returns a creator of the seed with at least so many posts, and the posts. */
async function creatorWithPosts(db: Database, least = 4) {
  const [creator] = await db
    .select({ id: posts.creatorId })
    .from(posts)
    .where(sql`promo_id is not null`)
    .groupBy(posts.creatorId)
    .having(sql`count(*) >= 1 and (select count(*) from posts p where p.creator_id = ${posts.creatorId}) >= ${least}`)
    .orderBy(posts.creatorId)
    .limit(1)
  const id = creator?.id ?? ''
  const own = await db.select().from(posts).where(eq(posts.creatorId, id)).orderBy(posts.publishedAt, posts.id)

  return { id, posts: own, postIds: own.map((post) => post.id) as [string, string, string, string] }
}

const codeOf = (failing: Promise<unknown>) =>
  failing.then(
    () => 'no refusal',
    (failure: unknown) => (failure instanceof DomainError ? failure.code : String(failure)),
  )

test('reports of one item are one case with all notes, the longest waiting first', async () => {
  const db = await freshDatabase()
  const { id, postIds } = await creatorWithPosts(db)
  const first = await report(db, { postId: postIds[0] })
  await report(db, { creatorId: id }, 1, later)

  expect(await report(db, { postId: postIds[0] }, 2)).toBe(first)

  const { cases, next } = await list(db, { limit: 1 })
  expect(cases).toMatchObject([
    { id: first, kind: 'post', reports: 2, owner: id, reasons: [{ reason: 'misleading', count: 2 }] },
  ])
  expect((await listReports(db, first)).map(({ note }) => note).sort()).toEqual(['note 0', 'note 2'])
  const [at = '', rest = ''] = next?.split('~') ?? []
  const second = await list(db, { limit: 1, cursor: { at: new Date(at), id: rest } })
  expect([second.cases.map(({ kind }) => kind), second.next]).toEqual([['creator'], null])
})

test('a report of a kept item opens a new case', async () => {
  const db = await freshDatabase()
  const { postIds } = await creatorWithPosts(db)
  const first = await report(db, { postId: postIds[0] })
  await decide(db, first, 'keep')

  expect(await report(db, { postId: postIds[0] }, 1)).not.toBe(first)
})

test('a post that was taken down is in no list, search or conversation, and its address explains why', async () => {
  const db = await freshDatabase()
  const [post] = await db.select().from(posts).where(eq(posts.id, 'ucok-mie-bakso'))
  const postId = post?.id ?? ''
  const [word = ''] = post?.hashtags ?? []
  const lists = async () => {
    const pages = [
      await listPosts({ db, ...reader }, { limit: 500 }),
      await listPosts({ db, ...reader }, { limit: 500, scope: { of: 'creator', creatorId: post?.creatorId ?? '' } }),
      await listPosts({ db, ...reader }, { limit: 500, scope: { of: 'hashtag', hashtag: word } }),
      (await search({ db, ...reader }, { typed: word, limit: 500 })).page,
    ]

    return pages.map(({ posts }) => posts.some(({ id }) => id === postId))
  }
  const conversation = () => listComments({ db, language: 'id', now }, { postId, limit: 5 })
  expect([await lists(), (await conversation()).threads.length > 0]).toEqual([[true, true, true, true], true])

  await takeDown(db, { postId })

  expect(await lists()).toEqual([false, false, false, false])
  expect((await conversation()).threads).toEqual([])
  expect(await codeOf(showPost({ db, ...reader }, { id: postId }))).toBe('post_taken_down')
})

test('a comment that was taken down is hidden and not counted, and a granted appeal restores it', async () => {
  const db = await freshDatabase()
  const [comment] = await db.select().from(comments).where(sql`parent_id is null`).limit(1)
  if (!comment) throw new Error('the seed has no comment')
  const count = async () => (await db.select().from(posts).where(eq(posts.id, comment.postId)))[0]?.comments ?? 0
  const before = await count()

  const { notice, id } = await takeDown(db, { commentId: comment.id })
  expect(await count()).toBe(before - 1)
  expect(await db.select({ kind: notifications.kind, memberId: notifications.memberId }).from(notifications)).toEqual([
    { kind: 'taken_down', memberId: comment.memberId },
  ])

  await fileAppeal({ db, now: later }, { notice: ` ${notice.toLowerCase()} `, text: 'It was a joke.' })
  await decide(db, id, 'restore', later)
  const [restored] = await db.select().from(comments).where(eq(comments.id, comment.id))
  expect([await count(), restored?.removedAt]).toEqual([before, null])
})

test('three takedowns close the account: its posts are hidden, its links disabled, and no token is signed', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const { id, posts: own } = await creatorWithPosts(db)
  const promoted = own.find(({ promoId }) => promoId !== null)
  const others = own.filter((post) => post !== promoted).map((post) => post.id)
  const ctx = { db, shops: [pasar], now }
  const promotion = { shop: 'pasar', promoId: promoted?.promoId ?? 0 }
  const leave = async () => [
    await codeOf(showPromotion({ ...ctx, language: 'en' }, promotion)),
    await codeOf(startHandoff({ ...ctx, ...promotion, issuer: 'http://r', signingKey: await newSigningKey() })),
    await codeOf(leaveByPlainLink(ctx, promotion)),
  ]

  await takeDown(db, { postId: others[0] ?? '' })
  await takeDown(db, { creatorId: id })
  expect(await leave()).toEqual(['no refusal', 'no refusal', 'no refusal'])
  expect(await showCreator({ db, now, language: 'en' }, { id })).toMatchObject({ bio: '', posts: own.length - 1 })

  const third = await takeDown(db, { postId: others[1] ?? '' })
  expect(await leave()).toEqual(Array(3).fill('promotion_taken_down'))
  expect(await codeOf(showCreator({ db, now, language: 'en' }, { id }))).toBe('creator_closed')
  const left = await listPosts({ db, ...reader }, { limit: 5, scope: { of: 'creator', creatorId: id } })
  expect(left.posts).toEqual([])

  await fileAppeal({ db, now: later }, { notice: third.notice, text: 'Look again.' })
  await decide(db, third.id, 'restore', later)
  expect(await leave()).toEqual(['no refusal', 'no refusal', 'no refusal'])
  const visible = await listPosts({ db, ...reader }, { limit: 50, scope: { of: 'creator', creatorId: id } })
  expect(visible.posts).toHaveLength(own.length - 1)
})

test('takedowns of comments and posts of one person count together, and closing ends all sessions', async () => {
  const db = await freshDatabase()
  const { id, postIds } = await creatorWithPosts(db)
  const [comment] = await db.select().from(comments).limit(1)
  const memberId = comment?.memberId ?? ''
  await db.update(creators).set({ memberId: null }).where(eq(creators.memberId, memberId))
  await db.update(creators).set({ memberId }).where(eq(creators.id, id))
  await db
    .insert(memberSessions)
    .values({ id: 's', memberId, token: hashSessionToken('t'), expiresAt: later, createdAt: now, updatedAt: now })

  await takeDown(db, { commentId: comment?.id })
  await takeDown(db, { postId: postIds[0] })
  await takeDown(db, { postId: postIds[1] })

  const [member] = await db.select().from(members).where(eq(members.id, memberId))
  expect(member?.closedAt).toEqual(now)
  expect(await db.$count(memberSessions)).toBe(0)
  expect(await db.$count(comments, and(eq(comments.memberId, memberId), sql`removed_at is null`))).toBe(0)
  const notices = await db
    .select({ kind: notifications.kind })
    .from(notifications)
    .where(eq(notifications.memberId, memberId))
  expect(notices.map(({ kind }) => kind).sort()).toEqual(['account_closed', 'taken_down', 'taken_down', 'taken_down'])
})

test('one of ten operators who decide in parallel succeeds, and the audit log has one event', async () => {
  const db = await freshDatabase()
  const { postIds } = await creatorWithPosts(db)
  const id = await report(db, { postId: postIds[0] })

  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, index) => codeOf(decide(db, id, index % 2 ? 'keep' : 'take_down'))),
  )

  expect(outcomes.filter((code) => code === 'no refusal')).toHaveLength(1)
  expect(outcomes.filter((code) => code === 'case_settled')).toHaveLength(9)
  expect(await db.$count(auditEvents)).toBe(1)
})

test('three parallel takedowns of one account close it', async () => {
  const db = await freshDatabase()
  const { id, postIds } = await creatorWithPosts(db)
  const cases = await Promise.all(postIds.slice(0, 3).map((postId, by) => report(db, { postId }, by)))

  await Promise.all(cases.map((one) => decide(db, one, 'take_down')))

  const [creator] = await db.select().from(creators).where(eq(creators.id, id))
  expect(creator?.closedAt).not.toBeNull()
})

test('a notice is found by its number after a takedown, and can be appealed once', async () => {
  const db = await freshDatabase()
  const { posts: own, postIds } = await creatorWithPosts(db)
  const id = await report(db, { postId: postIds[0] })
  const [open] = await db.select().from(moderationCases).where(eq(moderationCases.id, id))
  const notice = open?.notice ?? ''
  const appeal = () => codeOf(fileAppeal({ db, now: later }, { notice, text: 'Look again.' }))
  expect([notice.length, await codeOf(showNotice({ db, language: 'en', now }, { notice })), await appeal()]).toEqual([
    19,
    'notice_unknown',
    'notice_unknown',
  ])

  await decide(db, id, 'take_down')

  await takeDown(db, { postId: postIds[1] })

  expect(await showNotice({ db, language: 'en', now }, { notice })).toMatchObject({
    subject: 'post',
    text: own[0]?.captionEn,
    takedowns: 2,
    closed: false,
    status: 'taken_down',
    reason: 'misleading',
  })
  expect([await appeal(), await appeal()]).toEqual(['no refusal', 'case_settled'])
  await decide(db, id, 'uphold', later)
  expect([await appeal(), await codeOf(decide(db, id, 'restore'))]).toEqual(['case_settled', 'case_settled'])
})

test('a decision is undone within its time, with all that it hid, and stays on record', async () => {
  const db = await freshDatabase()
  const [comment] = await db.select().from(comments).where(sql`parent_id is null`).limit(1)
  const commentId = comment?.id ?? ''
  const { id } = await takeDown(db, { commentId })
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  const undo = (minutes: number) => codeOf(undoDecision({ db, moderator: 'Ayu', now: at(minutes) }, { id }))
  const takedownNotice = async () =>
    (await listNotifications({ db, memberId: comment?.memberId ?? '', language: 'id' })).find(
      ({ kind }) => kind === 'taken_down',
    )
  const words = comment?.body.slice(0, 80)
  expect(await takedownNotice()).toMatchObject({ subject: 'comment', words, takedowns: 1, notice: expect.any(String) })

  expect(await undo(31)).toBe('undo_too_late')
  await expect(db.update(moderationDecisions).set({ undoneAt: at(31), undoneBy: 'Ayu' })).rejects.toThrow()
  expect(await undo(30)).toBe('case_assigned')
  await undoDecision({ db, moderator: 'Sekar', now: at(30) }, { id })

  const [visible] = await db.select().from(comments).where(eq(comments.id, commentId))
  expect(visible?.removedAt).toBeNull()
  expect(await takedownNotice()).toMatchObject({ words, takedowns: null, notice: null })
  expect((await list(db)).cases).toMatchObject([{ id, status: 'open', reason: null, takedowns: 0 }])
  await decide(db, id, 'take_down', at(40))
  expect(await listDecisions(db, id)).toMatchObject([
    { decision: 'take_down', moderator: 'Sekar', undoneBy: 'Sekar', undoneAt: at(30) },
    { decision: 'take_down', undoneAt: null },
  ])
  const notices = await db
    .select()
    .from(notifications)
    .where(eq(notifications.memberId, comment?.memberId ?? ''))
  expect(notices.map(({ kind, at }) => [kind, at])).toEqual(
    expect.arrayContaining([
      ['taken_down', at(40)],
      ['takedown_undone', at(30)],
    ]),
  )
})

test('a decision that new reports have overtaken is not undone', async () => {
  const db = await freshDatabase()
  const { postIds } = await creatorWithPosts(db)
  const id = await report(db, { postId: postIds[0] })
  await decide(db, id, 'keep')
  await report(db, { postId: postIds[0] }, 1)

  expect(await codeOf(undoDecision({ db, moderator: 'Sekar', now }, { id }))).toBe('case_superseded')
})

test('one of two moderators takes a case, and only that one decides it', async () => {
  const db = await freshDatabase()
  const { postIds } = await creatorWithPosts(db)
  const id = await report(db, { postId: postIds[0] })
  const take = (to: string) => codeOf(assignCase({ db, now }, { id, from: null, to }))

  const outcomes = await Promise.all([take('Sekar'), take('Ayu')])

  expect(outcomes.sort()).toEqual(['case_assigned', 'no refusal'])
  const [assigned] = await db.select().from(moderationCases).where(eq(moderationCases.id, id))
  const [owner = '', other = ''] = assigned?.assignee === 'Ayu' ? ['Ayu', 'Sekar'] : ['Sekar', 'Ayu']
  expect(await codeOf(decide(db, id, 'keep', now, other))).toBe('case_assigned')
  expect((await list(db, { queue: 'mine', moderator: other })).cases).toEqual([])
  expect((await list(db, { queue: 'mine', moderator: owner })).cases).toHaveLength(1)
  expect(await codeOf(decide(db, id, 'keep', now, owner))).toBe('no refusal')
})

test('queues select cases by kind and age, and a case is late after a day', async () => {
  const db = await freshDatabase()
  const { id, posts: own } = await creatorWithPosts(db)
  const ad = own.find(({ promoId }) => promoId !== null)
  await report(db, { postId: ad?.id })
  await report(db, { creatorId: id }, 1, later)

  const kinds = async (narrowed: Parameters<typeof list>[1]) =>
    (await list(db, narrowed, later)).cases.map(({ kind, promoted, late }) => [kind, promoted, late])

  expect(await kinds({ kind: 'ad' })).toEqual([['post', true, true]])
  expect(await kinds({ kind: 'creator' })).toEqual([['creator', false, false]])
  expect(await kinds({ kind: 'comment' })).toEqual([])
  expect(await kinds({ queue: 'late' })).toEqual([['post', true, true]])
})

test('a case shows the conversation, the other cases of the owner, and how often each reporter was right', async () => {
  const db = await freshDatabase()
  const [answer] = await db.select().from(comments).where(sql`parent_id is not null`).limit(1)
  const { id: creatorId, postIds } = await creatorWithPosts(db)
  await decide(db, await report(db, { postId: postIds[0] }), 'take_down')
  await decide(db, await report(db, { postId: postIds[1] }), 'keep')
  const caseId = await report(db, { creatorId })

  const [one] = await db.select().from(moderationCases).where(eq(moderationCases.id, caseId))
  if (!one) throw new Error('the case is gone')
  expect(await listReports(db, caseId)).toMatchObject([{ note: 'note 0', filed: 2, upheld: 1, dismissed: 1 }])
  expect((await showAccount(db, one)).cases.map(({ status, strikes }) => [status, strikes]).sort()).toEqual([
    ['kept', false],
    ['taken_down', true],
  ])
  const thread = await listThread(db, { commentId: answer?.id ?? '', language: 'id' })
  expect(thread[0]?.id).toBe(answer?.parentId)
  expect(thread.map(({ id }) => id)).toContain(answer?.id)
})

const step = fc.oneof(
  fc.record({ does: fc.constant('report' as const), thing: fc.nat(4), by: fc.nat(5) }),
  fc.record({
    does: fc.constantFrom(...(Object.keys(MODERATION_CHANGES) as ModerationChangeName[])),
    thing: fc.nat(4),
  }),
)

test('in any order of reports, decisions and appeals, an item has one live case and three takedowns close an account', async () => {
  const db = await freshDatabase()
  const { id, postIds } = await creatorWithPosts(db)
  const things: Thing[] = [...postIds.map((postId) => ({ postId })), { creatorId: id }]
  const clear = () => db.execute(sql`truncate reports, moderation_cases, notifications cascade`)
  const subjectOf = ({ postId, creatorId }: Thing) => (postId ? `post ${postId}` : `creator ${creatorId}`)

  const walk = async (steps: { does: string; thing: number; by?: number }[]) => {
    await clear()
    await db.update(posts).set({ takenDownAt: null })
    await db.update(creators).set({ closedAt: null, profileTakenDownAt: null })
    for (const { does, thing, by = 0 } of steps) {
      const about = things[thing] ?? {}
      if (does === 'report') await report(db, about, by).catch(() => undefined)
      else
        await changeCase({
          db,
          which: eq(moderationCases.subject, subjectOf(about)),
          change: does as ModerationChangeName,
          words: wordsOf(does as ModerationChangeName),
          moderator: does === 'appeal' ? null : 'Sekar',
          now,
        }).catch((failure: unknown) => {
          if (!(failure instanceof DomainError)) throw failure
        })
    }

    const live = await db
      .select({ subject: moderationCases.subject })
      .from(moderationCases)
      .where(inArray(moderationCases.status, ['open', ...STANDING]))
    expect(new Set(live.map(({ subject }) => subject)).size).toBe(live.length)
    const standing = await db.select().from(moderationCases).where(inArray(moderationCases.status, STANDING))
    const [creator] = await db.select().from(creators).where(eq(creators.id, id))
    const closed = standing.length >= CLOSING_TAKEDOWNS
    expect(creator?.closedAt !== null).toBe(closed)
    expect(creator?.profileTakenDownAt !== null).toBe(standing.some(({ creatorId }) => creatorId !== null))
    const own = await db.select().from(posts).where(eq(posts.creatorId, id))
    for (const post of own)
      expect([post.id, post.takenDownAt !== null]).toEqual([
        post.id,
        closed || standing.some(({ postId }) => postId === post.id),
      ])
    const [unfiled] = await db.select({ count: sql<number>`count(*)::int` }).from(reports).where(sql`case_id is null`)
    expect(unfiled?.count).toBe(0)
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), walk), {
    numRuns: 20,
    endOnFailure: true,
  })
}, 60_000)
