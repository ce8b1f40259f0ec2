import { and, asc, desc, eq, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { comments, creators, members, moderationCases, moderationDecisions, posts, reports } from '@/db/schema'
import type { Language } from '@/i18n/language'
import { kindOf, type ModerationCase } from './change-case'
import { STANDING } from './moderation-changes'

const MOST_REPORTS = 20
const MOST_CASES = 20

const stands = sql.join(
  STANDING.map((status) => sql`${status}`),
  sql`, `,
)

/**
 * Returns the reports of a case, oldest first, each with its reporter's earlier reports: how many
 * there are, and how many were right.
 */
export const listReports = (db: Database, caseId: string) =>
  db
    .select({
      id: reports.id,
      reason: reports.reason,
      note: reports.note,
      at: reports.at,
      reporter: members.handle,
      filed: sql<number>`(select count(*)::int from ${reports} other
        where other.member_id = ${reports.memberId} and other.id <> ${reports.id})`,
      upheld: ofReporter(sql`in (${stands})`),
      dismissed: ofReporter(sql`= 'kept'`),
    })
    .from(reports)
    .leftJoin(members, eq(members.id, reports.memberId))
    .where(eq(reports.caseId, caseId))
    .orderBy(asc(reports.at), asc(reports.id))
    .limit(MOST_REPORTS)

const ofReporter = (status: SQL) => sql<number>`(select count(*)::int from ${reports} other
  join ${moderationCases} c on c.id = other.case_id
  where other.member_id = ${reports.memberId} and other.id <> ${reports.id} and c.status ${status})`

/** Returns the owner's account: since when it exists, and its other cases, newest first. */
export async function showAccount(db: Database, one: Pick<ModerationCase, 'id' | 'ownerCreatorId' | 'ownerMemberId'>) {
  const { ownerCreatorId, ownerMemberId } = one
  const creator = await db.query.creators.findFirst({
    columns: { followers: true },
    where: eq(creators.id, ownerCreatorId ?? ''),
  })
  const member = await db.query.members.findFirst({
    columns: { createdAt: true },
    where: eq(members.id, ownerMemberId ?? ''),
  })
  const cases = await db
    .select()
    .from(moderationCases)
    .where(
      and(
        ne(moderationCases.id, one.id),
        or(
          ownerCreatorId === null ? undefined : eq(moderationCases.ownerCreatorId, ownerCreatorId),
          ownerMemberId === null ? undefined : eq(moderationCases.ownerMemberId, ownerMemberId),
          // An account that was deleted has no other case.
          ownerCreatorId === null && ownerMemberId === null ? sql`false` : undefined,
        ),
      ),
    )
    .orderBy(desc(moderationCases.openedAt), desc(moderationCases.id))
    .limit(MOST_CASES)

  return {
    followers: creator?.followers ?? null,
    posts: await db.$count(posts, eq(posts.creatorId, ownerCreatorId ?? '')),
    comments: await db.$count(comments, eq(comments.memberId, ownerMemberId ?? '')),
    since: member?.createdAt ?? null,
    cases: cases.map((other) => ({
      id: other.id,
      kind: kindOf(other),
      status: other.status,
      reason: other.reason,
      openedAt: other.openedAt,
      strikes: STANDING.some((status) => status === other.status),
    })),
  }
}

/** Returns the decisions of a case, oldest first, with those that were undone. */
export const listDecisions = (db: Database, caseId: string) =>
  db
    .select()
    .from(moderationDecisions)
    .where(eq(moderationDecisions.caseId, caseId))
    .orderBy(asc(moderationDecisions.at), asc(moderationDecisions.id))

const AROUND = 8

/**
 * Returns the conversation around a comment, oldest first: the comment that began it, and the
 * answers nearest to the given one. Hidden comments are included.
 */
export async function listThread(db: Database, { commentId, language }: { commentId: string; language: Language }) {
  const reportedComment = db.$with('given').as(db.select().from(comments).where(eq(comments.id, commentId)))
  const top = sql`(select coalesce(parent_id, id) from given)`
  const nearest = await db
    .with(reportedComment)
    .select({
      id: comments.id,
      parentId: comments.parentId,
      text: language === 'en' ? sql<string>`coalesce(${comments.bodyEn}, ${comments.body})` : comments.body,
      at: comments.at,
      removed: sql<boolean>`${comments.removedAt} is not null`,
      handle: members.handle,
    })
    .from(comments)
    .innerJoin(members, eq(members.id, comments.memberId))
    .where(or(sql`${comments.id} = ${top}`, sql`${comments.parentId} = ${top}`))
    .orderBy(sql`${comments.parentId} is not null, abs(extract(epoch from ${comments.at} - (select at from given)))`)
    .limit(AROUND)

  return nearest.sort((one, other) => one.at.getTime() - other.at.getTime())
}
