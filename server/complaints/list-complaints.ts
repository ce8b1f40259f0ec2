import { DomainError } from '@jembatan/platform/errors'
import { asc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { complaints } from '@/db/schema'
import type { Context } from '../context'
import { type Cursor, writeCursor } from '../feed/cursor'
import { toTicket } from './ticket'

export const COMPLAINT_FILTERS = ['open', 'answered'] as const

type ListComplaints = {
  show: (typeof COMPLAINT_FILTERS)[number]
  cursor?: Cursor | undefined
  limit: number
}

/**
 * Returns the open complaints, the most urgent first; or the answered ones, the newest answer
 * first.
 */
export async function listComplaints(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { show, cursor, limit }: ListComplaints,
) {
  const moment = show === 'open' ? complaints.dueAt : complaints.answeredAt
  const beyond = (direction: SQL, { at, id }: Cursor) =>
    sql`(${moment}, ${complaints.id}) ${direction} (${at.toISOString()}::timestamptz, ${Number(id) || 0}::int)`
  const rows = await db
    .select()
    .from(complaints)
    .where(
      sql`${show === 'open' ? isNull(complaints.answeredAt) : isNotNull(complaints.answeredAt)}
        and ${cursor ? beyond(show === 'open' ? sql`>` : sql`<`, cursor) : sql`true`}`,
    )
    .orderBy(
      ...(show === 'open' ? [asc(moment), asc(complaints.id)] : [sql`${moment} desc`, sql`${complaints.id} desc`]),
    )
    .limit(limit + 1)
  const last = rows.at(limit - 1)

  return {
    complaints: rows.slice(0, limit).map((row) => ({ id: row.id, ...toTicket(row, now) })),
    next: last && rows.length > limit ? writeCursor({ at: last.answeredAt ?? last.dueAt, id: String(last.id) }) : null,
  }
}

/** @throws {DomainError} `complaint_unknown` on a miss. */
export async function showComplaint({ db, now }: Pick<Context, 'db' | 'now'>, { id }: { id: number }) {
  const [row] = await db.select().from(complaints).where(eq(complaints.id, id))
  if (!row) throw new DomainError('not_found', 'complaint_unknown', `There is no ticket ${id}.`)

  return { id: row.id, ...toTicket(row, now) }
}
