import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { comments, creators, members, moderationCases, posts, reports } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { Context } from '../context'
import { type Cursor, writeCursor } from '../feed/cursor'
import { kindOf } from './change-case'
import { STANDING } from './moderation-changes'

/** The operators' filters by the next step of a case. */
const SHOWN = {
  open: ['open'],
  appealed: ['appealed'],
  standing: ['taken_down', 'upheld'],
  settled: ['kept', 'restored'],
} as const

export const CASE_FILTERS = ['open', 'appealed', 'standing', 'settled'] as const satisfies (keyof typeof SHOWN)[]

type Ctx = Pick<Context, 'db' | 'language'>

type ListCases = {
  show: keyof typeof SHOWN
  cursor?: Cursor | undefined
  limit: number
}

const MOST_NOTES = 5

/** The number of standing takedowns against the same account. */
const takedowns = sql<number>`(select count(*)::int from ${moderationCases} other
  where other.status in (${sql.join(
    STANDING.map((status) => sql`${status}`),
    sql`, `,
  )}) and (other.owner_creator_id = ${moderationCases.ownerCreatorId} or other.owner_member_id = ${moderationCases.ownerMemberId}))`

type Told = { reason: (typeof reports.$inferSelect)['reason']; note: string }

const told = sql<
  Told[]
>`(select coalesce(json_agg(json_build_object('reason', r.reason, 'note', r.note) order by r.at), '[]')
  from ${reports} r where r.case_id = ${moderationCases.id})`

/** Returns reported items, each once with all its reports, the longest waiting first. */
export async function listCases({ db, language }: Ctx, { show, cursor, limit }: ListCases) {
  const rows = await selectCases(db, language)
    .where(and(inArray(moderationCases.status, [...SHOWN[show]]), cursor && after(cursor)))
    .orderBy(asc(moderationCases.openedAt), asc(moderationCases.id))
    .limit(limit + 1)
  const last = rows.at(limit - 1)?.case

  return {
    cases: rows.slice(0, limit).map(toListed),
    next: last && rows.length > limit ? writeCursor({ at: last.openedAt, id: last.id }) : null,
  }
}

/** @throws {DomainError} `case_unknown` on a miss. */
export async function showCase({ db, language }: Ctx, { id }: { id: string }) {
  const [row] = await selectCases(db, language).where(eq(moderationCases.id, id))
  if (!row) throw new DomainError('not_found', 'case_unknown', `There is no case ${id}.`)

  return toListed(row)
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
      told,
    })
    .from(moderationCases)
    .leftJoin(posts, eq(posts.id, moderationCases.postId))
    .leftJoin(comments, eq(comments.id, moderationCases.commentId))
    .leftJoin(creators, eq(creators.id, moderationCases.ownerCreatorId))
    .leftJoin(members, eq(members.id, moderationCases.ownerMemberId))
    .$dynamic()

type Row = Awaited<ReturnType<typeof selectCases>>[number]

const toListed = ({ case: one, caption, promoted, body, bio, creator, member, takedowns, told }: Row) => ({
  ...one,
  kind: kindOf(one),
  promoted,
  text: caption ?? body ?? bio ?? '',
  owner: creator?.id ?? member?.handle ?? null,
  ownerName: creator?.name ?? member?.name ?? null,
  closed: (creator?.closedAt ?? member?.closedAt ?? null) !== null,
  takedowns,
  reasons: countReasons(told),
  notes: told.flatMap(({ note }) => (note === '' ? [] : [note])).slice(0, MOST_NOTES),
})

function countReasons(told: Told[]) {
  const counts = new Map<Told['reason'], number>()
  for (const { reason } of told) counts.set(reason, (counts.get(reason) ?? 0) + 1)

  return [...counts].map(([reason, count]) => ({ reason, count }))
}

const after = ({ at, id }: Cursor): SQL =>
  sql`(${moderationCases.openedAt}, ${moderationCases.id}) > (${at.toISOString()}::timestamptz, ${id}::uuid)`
