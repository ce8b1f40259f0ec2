import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { comments, creators, members, moderationCases, posts, reports } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { Context } from '../context'
import { type Cursor, writeCursor } from '../feed/cursor'
import { kindOf } from './change-case'
import { type CASE_FILTERS, type CASE_KINDS, type CASE_QUEUES, LATE_HOURS } from './limits'
import { type ModerationStatus, STANDING } from './moderation-changes'

/** The statuses that each filter selects. */
const STATUSES = {
  open: ['open'],
  appealed: ['appealed'],
  standing: ['taken_down', 'upheld'],
  settled: ['kept', 'restored'],
} as const satisfies Record<(typeof CASE_FILTERS)[number], ModerationStatus[]>

type Ctx = Pick<Context, 'db' | 'language' | 'now'>

const HOUR = 60 * 60 * 1000

const isWaiting = (status: ModerationStatus) => status === 'open' || status === 'appealed'

/** Selects the cases that have waited too long for a decision. */
export const isLate = (now: Date) =>
  sql`${moderationCases.status} in ('open', 'appealed') and coalesce(${moderationCases.appealedAt},
    ${moderationCases.openedAt}) <= ${new Date(now.getTime() - LATE_HOURS * HOUR).toISOString()}::timestamptz`

/** `kind` and `queue` narrow the list; `moderator` is the name of the operator who reads it. */
type ListCases = {
  show: (typeof CASE_FILTERS)[number]
  kind: (typeof CASE_KINDS)[number]
  queue: (typeof CASE_QUEUES)[number]
  moderator: string
  cursor?: Cursor | undefined
  limit: number
}

/** The number of standing takedowns against the same account. */
export const takedowns = sql<number>`(select count(*)::int from ${moderationCases} other
  where other.status in (${sql.join(
    STANDING.map((status) => sql`${status}`),
    sql`, `,
  )}) and (other.owner_creator_id = ${moderationCases.ownerCreatorId} or other.owner_member_id = ${moderationCases.ownerMemberId}))`

type ReportCount = { reason: (typeof reports.$inferSelect)['reason']; count: number }

/** The number of reports by reason, the most frequent first. */
const reasons = sql<
  ReportCount[]
>`(select coalesce(json_agg(json_build_object('reason', reason, 'count', count) order by count desc, reason), '[]')
  from (select r.reason, count(*)::int count from ${reports} r where r.case_id = ${moderationCases.id} group by 1) by_reason)`

/** Returns reported items, each once with all its reports, the longest waiting first. */
export async function listCases({ db, language, now }: Ctx, { show, cursor, limit, ...queue }: ListCases) {
  const rows = await selectCases(db, language)
    .where(and(inArray(moderationCases.status, [...STATUSES[show]]), isIn(queue, now), cursor && after(cursor)))
    .orderBy(asc(moderationCases.openedAt), asc(moderationCases.id))
    .limit(limit + 1)
  const last = rows.at(limit - 1)?.case

  return {
    cases: rows.slice(0, limit).map((row) => toListed(row, now)),
    next: last && rows.length > limit ? writeCursor({ at: last.openedAt, id: last.id }) : null,
  }
}

/** @throws {DomainError} `case_unknown` on a miss. */
export async function showCase({ db, language, now }: Ctx, { id }: { id: string }) {
  const [row] = await selectCases(db, language).where(eq(moderationCases.id, id))
  if (!row) throw new DomainError('not_found', 'case_unknown', `There is no case ${id}.`)

  return toListed(row, now)
}

const selectCases = (db: Database, language: Language) =>
  db
    .select({
      case: moderationCases,
      caption: language === 'en' ? posts.captionEn : posts.captionId,
      promoted: sql<boolean>`${posts.promoId} is not null`,
      body: comments.body,
      bio: language === 'en' ? creators.bioEn : creators.bioId,
      creator: { id: creators.id, name: creators.name, closedAt: creators.closedAt },
      member: { handle: members.handle, name: members.name, closedAt: members.closedAt },
      takedowns,
      reasons,
    })
    .from(moderationCases)
    .leftJoin(posts, eq(posts.id, moderationCases.postId))
    .leftJoin(comments, eq(comments.id, moderationCases.commentId))
    .leftJoin(creators, eq(creators.id, moderationCases.ownerCreatorId))
    .leftJoin(members, eq(members.id, moderationCases.ownerMemberId))
    .$dynamic()

type Row = Awaited<ReturnType<typeof selectCases>>[number]

const toListed = (
  { case: one, caption, promoted, body, bio, creator, member, takedowns, reasons }: Row,
  now: Date,
) => ({
  ...one,
  kind: kindOf(one),
  promoted,
  text: caption ?? body ?? bio ?? '',
  owner: creator?.id ?? member?.handle ?? null,
  ownerName: creator?.name ?? member?.name ?? null,
  closed: (creator?.closedAt ?? member?.closedAt ?? null) !== null,
  takedowns,
  reasons,
  ...waitOf(one, now),
})

/** Waiting time of a case since it needs a decision. */
function waitOf({ status, openedAt, appealedAt }: typeof moderationCases.$inferSelect, now: Date) {
  const since = status === 'appealed' ? (appealedAt ?? openedAt) : openedAt
  const hours = Math.max(0, Math.floor((now.getTime() - since.getTime()) / HOUR))

  return { waitingHours: hours, late: isWaiting(status) && hours >= LATE_HOURS }
}

function isIn({ kind, queue, moderator }: Pick<ListCases, 'kind' | 'queue' | 'moderator'>, now: Date) {
  const kinds = {
    all: undefined,
    ad: and(isNotNull(moderationCases.postId), isNotNull(posts.promoId)),
    post: and(isNotNull(moderationCases.postId), isNull(posts.promoId)),
    comment: isNotNull(moderationCases.commentId),
    creator: isNotNull(moderationCases.creatorId),
  }
  const queues = {
    all: undefined,
    mine: eq(moderationCases.assignee, moderator),
    free: isNull(moderationCases.assignee),
    late: isLate(now),
  }

  return and(kinds[kind], queues[queue])
}

const after = ({ at, id }: Cursor): SQL =>
  sql`(${moderationCases.openedAt}, ${moderationCases.id}) > (${at.toISOString()}::timestamptz, ${id}::uuid)`
