import { and, eq, isNull, lt } from 'drizzle-orm'
import { complaints, moderationCases } from '@/db/schema'
import type { Context } from '../context'
import { isLate } from '../moderation/list-cases'

/** Returns the number of items that wait for an operator. */
export async function summarizeDesk({ db, now }: Pick<Context, 'db' | 'now'>) {
  const unanswered = isNull(complaints.answeredAt)

  return {
    reports: await db.$count(moderationCases, eq(moderationCases.status, 'open')),
    appeals: await db.$count(moderationCases, eq(moderationCases.status, 'appealed')),
    late: await db.$count(moderationCases, isLate(now)),
    complaints: await db.$count(complaints, unanswered),
    overdue: await db.$count(complaints, and(unanswered, lt(complaints.dueAt, now))),
  }
}
