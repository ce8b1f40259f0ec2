import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { comments, members, moderationCases, notifications } from '@/db/schema'
import type { Context, MemberContext } from '../context'

const NEWEST = 50

/** Returns what happened to a member's comments and account, newest first. */
export const listNotifications = ({ db, memberId }: Pick<MemberContext, 'db' | 'memberId'>) =>
  db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      actor: members.name,
      postId: comments.postId,
      notice: moderationCases.notice,
      words: sql<string | null>`left(${comments.body}, 80)`,
      at: notifications.at,
      isRead: sql<boolean>`${notifications.readAt} is not null`,
    })
    .from(notifications)
    // A left join, because a moderators' decision has no actor.
    .leftJoin(members, eq(members.id, notifications.actorId))
    .leftJoin(comments, eq(comments.id, notifications.commentId))
    .leftJoin(moderationCases, eq(moderationCases.id, notifications.caseId))
    .where(eq(notifications.memberId, memberId))
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(NEWEST)

const unreadOf = (memberId: string) => and(eq(notifications.memberId, memberId), isNull(notifications.readAt))

export const countUnread = ({ db, memberId }: Pick<MemberContext, 'db' | 'memberId'>) =>
  db.$count(notifications, unreadOf(memberId))

/**
 * Returns the signed-in member with the number of unread notifications; null without an account.
 */
export const showMember = async ({ db, member }: Pick<Context, 'db' | 'member'>) =>
  member ? { ...member, unread: await countUnread({ db, memberId: member.id }) } : null

export const markAllRead = ({ db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>) =>
  db.update(notifications).set({ readAt: now }).where(unreadOf(memberId))
