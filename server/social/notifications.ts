import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { comments, markNotifications, members, moderationCases, notifications, posts, uploadedMedia } from '@/db/schema'
import type { Context, MemberContext } from '../context'
import { describeMedia, describeUpload } from '../feed/media'
import { kindOf } from '../moderation/change-case'
import { takedowns } from '../moderation/list-cases'
import { STANDING } from '../moderation/moderation-changes'

const NEWEST = 50

type OfMember = Pick<MemberContext, 'db' | 'memberId'>
type ReadBy = OfMember & Partial<Pick<MemberContext, 'language'>>

/**
 * Returns what happened to a member's posts, comments and account, newest first, each with the
 * picture of its post.
 */
export async function listNotifications(ctx: ReadBy) {
  const [events, marks] = await Promise.all([listEvents(ctx), listMarks(ctx)])

  const listed = [...events, ...marks].sort((one, other) => other.at.getTime() - one.at.getTime()).slice(0, NEWEST)
  const pictures = await readPictures(
    ctx,
    listed.flatMap(({ postId }) => postId ?? []),
  )

  return listed.map((one) => ({ ...one, picture: (one.postId && pictures.get(one.postId)) || null }))
}

/** Returns the pictures of posts by their ids; none of a post that is taken down. */
async function readPictures({ db, language = 'id' }: ReadBy, postIds: string[]) {
  const rows = await db
    .select({ id: posts.id, media: posts.media, uploaded: uploadedMedia })
    .from(posts)
    .leftJoin(uploadedMedia, eq(uploadedMedia.id, posts.media))
    .where(and(inArray(posts.id, postIds), isNull(posts.takenDownAt)))

  return new Map(
    rows.map(({ id, media, uploaded }) => [id, uploaded ? describeUpload(uploaded) : describeMedia(media, language)]),
  )
}

async function listEvents({ db, memberId, language }: ReadBy) {
  const rows = await db
    .select({
      id: sql<string>`${notifications.id}::text`,
      kind: notifications.kind,
      actor: members.name,
      count: sql<number>`1`,
      postId: comments.postId,
      /** The comment that begins the thread. */
      threadId: sql<string | null>`coalesce(${comments.parentId}, ${comments.id})`,
      decided: moderationCases,
      takedowns,
      words: sql<string | null>`case when ${notifications.kind} <> 'account_reopened' then left(coalesce(
        ${language === 'en' ? sql`coalesce(${comments.bodyEn}, ${comments.body})` : comments.body},
        (select ${language === 'en' ? posts.captionEn : posts.captionId} from ${posts}
          where ${posts.id} = ${moderationCases.postId}),
        (select said.body from ${comments} said where said.id = ${moderationCases.commentId})), 80) end`,
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

  return rows.map(({ decided, takedowns, ...event }) => ({
    ...event,
    ...describeDecision({ kind: event.kind, decided, takedowns }),
  }))
}

type Decision = {
  kind: (typeof notifications.$inferSelect)['kind']
  decided: typeof moderationCases.$inferSelect | null
  takedowns: number
}

/** The decision that an event concerns. Once it is undone, it has no number to appeal with. */
function describeDecision({ kind, decided, takedowns }: Decision) {
  const status = decided?.status
  const stands = STANDING.some((name) => name === status)
  const isUndone = kind === 'takedown_undone' || status === 'open' || status === 'kept'

  return {
    subject: decided && kindOf(decided),
    notice: isUndone ? null : (decided?.notice ?? null),
    /** The owner's takedowns in force, while this is one of them. */
    takedowns: stands ? takedowns : null,
  }
}

/** Likes of the same post on the same day (WIB) are one notification; so are saves. */
const day = sql`(${markNotifications.at} at time zone 'Asia/Jakarta')::date`
const group = sql`${markNotifications.kind}, ${markNotifications.postId}, ${day}`
const latest = sql<Date>`max(${markNotifications.at})`.mapWith(markNotifications.at)

const listMarks = ({ db, memberId }: OfMember) =>
  db
    .select({
      id: sql<string>`concat_ws('/', ${group})`,
      kind: sql<'post_like' | 'post_save'>`concat('post_', ${markNotifications.kind})`,
      // Which posts a member saves is known to that member only.
      actor: sql<string | null>`case ${markNotifications.kind} when 'like'
        then (array_agg(${members.name} order by ${markNotifications.at} desc))[1] end`,
      count: sql<number>`count(*)::int`,
      postId: markNotifications.postId,
      threadId: sql<null>`null`,
      subject: sql<null>`null`,
      notice: sql<null>`null`,
      takedowns: sql<null>`null`,
      words: sql<null>`null`,
      at: latest,
      isRead: sql<boolean>`bool_and(${markNotifications.readAt} is not null)`,
    })
    .from(markNotifications)
    .innerJoin(members, eq(members.id, markNotifications.actorId))
    .where(eq(markNotifications.memberId, memberId))
    .groupBy(group)
    .orderBy(desc(latest))
    .limit(NEWEST)

const unreadEvents = (memberId: string) => and(eq(notifications.memberId, memberId), isNull(notifications.readAt))
const unreadMarks = (memberId: string) =>
  and(eq(markNotifications.memberId, memberId), isNull(markNotifications.readAt))

/** Returns the number of unread notifications, as the list groups them. */
export async function countUnread({ db, memberId }: OfMember): Promise<number> {
  const marks = db
    .select({ count: sql`count(distinct (${group}))` })
    .from(markNotifications)
    .where(unreadMarks(memberId))
  const [counted] = await db
    .select({ unread: sql<number>`(count(*) + (${marks}))::int` })
    .from(notifications)
    .where(unreadEvents(memberId))

  return counted?.unread ?? 0
}

/**
 * Returns the signed-in member with the number of unread notifications; null without an account.
 */
export const showMember = async ({ db, member }: Pick<Context, 'db' | 'member'>) =>
  member ? { ...member, unread: await countUnread({ db, memberId: member.id }) } : null

export async function markAllRead({ db, memberId, now }: OfMember & Pick<MemberContext, 'now'>) {
  await db.update(notifications).set({ readAt: now }).where(unreadEvents(memberId))
  await db.update(markNotifications).set({ readAt: now }).where(unreadMarks(memberId))
}
