import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { comments, creators, memberSessions, members, moderationCases, moderationDecisions, posts } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { ModerationCase } from './change-case'
import { CLOSING_TAKEDOWNS, STANDING } from './moderation-changes'
import { notifyOwner } from './notify-owner'

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
type Settle = { of: ModerationCase; now: Date }

const stands = inArray(moderationCases.status, STANDING)

/**
 * Updates the visibility of an account from its cases. Three standing takedowns close it and hide
 * everything; otherwise only items with a standing takedown are hidden. Runs in the transaction
 * that changed a case.
 */
export async function settleAccount(tx: Transaction, { of, now }: Settle) {
  const { ownerCreatorId, ownerMemberId } = of
  // Without the lock, two concurrent takedowns would each count without the other.
  const closedAt = await lockOwner(tx, of)
  const takedowns = await tx.$count(moderationCases, and(stands, ownedBy(of)))
  const closed = takedowns >= CLOSING_TAKEDOWNS
  const turned = closed !== (closedAt !== null)

  if (turned) await turnAccount(tx, { of, closed, now })
  if (ownerCreatorId !== null) await settlePosts(tx, { creatorId: ownerCreatorId, closed, now })
  if (ownerCreatorId !== null) await settleProfile(tx, ownerCreatorId, now)
  const concerned = or(
    of.commentId === null ? undefined : eq(comments.id, of.commentId),
    turned && ownerMemberId !== null ? eq(comments.memberId, ownerMemberId) : undefined,
  )
  if (concerned) await settleComments(tx, { concerned, closed, closedAt, now })
}

/** Locks the owner's rows and returns when the account was closed, if it is. */
async function lockOwner(tx: Transaction, { ownerCreatorId, ownerMemberId }: ModerationCase) {
  const [creator] = await tx
    .select({ closedAt: creators.closedAt })
    .from(creators)
    .where(eq(creators.id, ownerCreatorId ?? ''))
    .for('update')
  const [member] = await tx
    .select({ closedAt: members.closedAt })
    .from(members)
    .where(eq(members.id, ownerMemberId ?? ''))
    .for('update')

  return creator?.closedAt ?? member?.closedAt ?? null
}

const ownedBy = ({ ownerCreatorId, ownerMemberId }: ModerationCase): SQL | undefined =>
  or(
    ownerCreatorId === null ? undefined : eq(moderationCases.ownerCreatorId, ownerCreatorId),
    ownerMemberId === null ? undefined : eq(moderationCases.ownerMemberId, ownerMemberId),
  )

async function turnAccount(tx: Transaction, { of, closed, now }: Settle & { closed: boolean }) {
  const { ownerCreatorId, ownerMemberId } = of
  const closedAt = closed ? now : null
  await tx
    .update(creators)
    .set({ closedAt })
    .where(eq(creators.id, ownerCreatorId ?? ''))
  await recordEvent(tx, {
    kind: closed ? 'account_closed' : 'account_reopened',
    detail: { case: of.id, takedowns: CLOSING_TAKEDOWNS },
    at: now,
  })
  if (ownerMemberId === null) return

  await tx.update(members).set({ closedAt }).where(eq(members.id, ownerMemberId))
  if (closed) await tx.delete(memberSessions).where(eq(memberSessions.memberId, ownerMemberId))
  await notifyOwner(tx, { of, kind: closed ? 'account_closed' : 'account_reopened', now })
}

type SettlePosts = { creatorId: string; closed: boolean; now: Date }

async function settlePosts(tx: Transaction, { creatorId, closed, now }: SettlePosts) {
  const named = hasStandingCase(eq(moderationCases.postId, posts.id))
  const ofCreator = eq(posts.creatorId, creatorId)
  await tx
    .update(posts)
    .set({ takenDownAt: now })
    .where(and(ofCreator, isNull(posts.takenDownAt), closed ? undefined : named))
  if (closed) return

  await tx
    .update(posts)
    .set({ takenDownAt: null })
    .where(and(ofCreator, isNotNull(posts.takenDownAt), sql`not ${named}`))
}

const settleProfile = (tx: Transaction, creatorId: string, now: Date) =>
  tx
    .update(creators)
    .set({
      profileTakenDownAt: sql`case when ${hasStandingCase(eq(moderationCases.creatorId, creatorId))}
        then coalesce(${creators.profileTakenDownAt}, ${now.toISOString()}::timestamptz) end`,
    })
    .where(eq(creators.id, creatorId))

type SettleComments = { concerned: SQL; closed: boolean; closedAt: Date | null; now: Date }

/**
 * A comment that its member removed has a different `removedAt` than any takedown, so it stays
 * removed.
 */
async function settleComments(tx: Transaction, { concerned, closed, closedAt, now }: SettleComments) {
  const named = hasStandingCase(eq(moderationCases.commentId, comments.id))
  const hide = and(concerned, isNull(comments.removedAt), closed ? undefined : named)
  await moveComments(tx, { where: hide, removedAt: now, step: -1 })
  if (closed) return

  const byModerators = or(
    closedAt ? eq(comments.removedAt, closedAt) : undefined,
    sql`exists (select from ${moderationCases} where ${moderationCases.commentId} = ${comments.id}
      and ${moderationCases.status} = 'restored' and ${moderationCases.decidedAt} = ${comments.removedAt})`,
    sql`exists (select from ${moderationDecisions} join ${moderationCases}
      on ${moderationCases.id} = ${moderationDecisions.caseId}
      where ${moderationCases.commentId} = ${comments.id} and ${moderationDecisions.undoneAt} is not null
      and ${moderationDecisions.decision} = 'take_down' and ${moderationDecisions.at} = ${comments.removedAt})`,
  )
  const show = and(concerned, isNotNull(comments.removedAt), byModerators, sql`not ${named}`)
  await moveComments(tx, { where: show, removedAt: null, step: 1 })
}

type MoveComments = { where: SQL | undefined; removedAt: Date | null; step: 1 | -1 }

/** Updates the posts' comment counts too, which include only visible comments. */
async function moveComments(tx: Transaction, { where, removedAt, step }: MoveComments) {
  const moved = tx
    .$with('moved')
    .as(tx.update(comments).set({ removedAt }).where(where).returning({ postId: comments.postId }))
  const counted = tx
    .select({ postId: moved.postId, count: sql<number>`count(*)`.as('count') })
    .from(moved)
    .groupBy(moved.postId)
    .as('counted')
  await tx
    .with(moved)
    .update(posts)
    .set({ comments: sql`${posts.comments} + ${step}::int * ${counted.count}` })
    .from(counted)
    .where(eq(posts.id, counted.postId))
}

const hasStandingCase = (names: SQL) => sql`exists (select from ${moderationCases} where ${names} and ${stands})`
