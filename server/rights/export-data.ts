import { and, eq, getTableColumns, notInArray } from 'drizzle-orm'
import {
  commentLikes,
  comments,
  consents,
  creators,
  follows,
  hiddenPosts,
  hiddenSellers,
  markNotifications,
  memberDeletions,
  memberSessions,
  members,
  moderationCases,
  notifications,
  postDrafts,
  postLikes,
  postSaves,
  posts,
  replayMessages,
  reports,
} from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { MemberContext } from '../context'

export type OfMember = Pick<MemberContext, 'db' | 'memberId' | 'now'>

/**
 * Exports everything that Ramai stores about a member as a file. Omits the password and session
 * tokens, which are no personal data.
 */
export async function exportData({ db, memberId, now }: OfMember) {
  const [member] = await db.select().from(members).where(eq(members.id, memberId))
  const { id: _, ...account } = member ?? { id: memberId }
  const rows = {
    sessions: await db
      .select({ createdAt: memberSessions.createdAt, expiresAt: memberSessions.expiresAt })
      .from(memberSessions)
      .where(eq(memberSessions.memberId, memberId)),
    consents: await db.select().from(consents).where(eq(consents.memberId, memberId)),
    likes: await db.select().from(postLikes).where(eq(postLikes.memberId, memberId)),
    saves: await db.select().from(postSaves).where(eq(postSaves.memberId, memberId)),
    follows: await db.select().from(follows).where(eq(follows.memberId, memberId)),
    comments: await db.select().from(comments).where(eq(comments.memberId, memberId)),
    commentLikes: await db.select().from(commentLikes).where(eq(commentLikes.memberId, memberId)),
    replayMessages: await db.select().from(replayMessages).where(eq(replayMessages.memberId, memberId)),
    hiddenPosts: await db.select().from(hiddenPosts).where(eq(hiddenPosts.memberId, memberId)),
    hiddenSellers: await db.select().from(hiddenSellers).where(eq(hiddenSellers.memberId, memberId)),
    reports: await db.select().from(reports).where(eq(reports.memberId, memberId)),
    creator: await db.select().from(creators).where(eq(creators.memberId, memberId)),
    posts: await db
      .select({
        id: posts.id,
        captionId: posts.captionId,
        captionEn: posts.captionEn,
        hashtags: posts.hashtags,
        media: posts.media,
        publishedAt: posts.publishedAt,
      })
      .from(posts)
      .innerJoin(creators, eq(creators.id, posts.creatorId))
      .where(eq(creators.memberId, memberId)),
    drafts: await db
      .select({ ...getTableColumns(postDrafts) })
      .from(postDrafts)
      .innerJoin(creators, eq(creators.id, postDrafts.creatorId))
      .where(eq(creators.memberId, memberId)),
    takedowns: await db
      .select({
        notice: moderationCases.notice,
        subject: moderationCases.subject,
        status: moderationCases.status,
        reason: moderationCases.reason,
        note: moderationCases.note,
        decidedAt: moderationCases.decidedAt,
        appeal: moderationCases.appeal,
        answer: moderationCases.answer,
      })
      .from(moderationCases)
      .where(and(eq(moderationCases.ownerMemberId, memberId), notInArray(moderationCases.status, ['open', 'kept']))),
    notifications: await db
      .select({ kind: notifications.kind, at: notifications.at, readAt: notifications.readAt })
      .from(notifications)
      .where(eq(notifications.memberId, memberId)),
    markNotifications: await db
      .select({ kind: markNotifications.kind, at: markNotifications.at, readAt: markNotifications.readAt })
      .from(markNotifications)
      .where(eq(markNotifications.memberId, memberId)),
    deletion: await db.select().from(memberDeletions).where(eq(memberDeletions.memberId, memberId)),
  }
  await recordEvent(db, { kind: 'data_exported', detail: {}, at: now })

  return { system: 'Ramai', exportedAt: now, account, ...withoutMemberId(rows) }
}

/** Omits the member id, because the whole file is about one member. */
const withoutMemberId = <Rows extends Record<string, object[]>>(tables: Rows) =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'memberId'))),
    ]),
  )
