import { DomainError } from '@jembatan/platform/errors'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { moderationCases } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'

/** `from`: the assignee that the moderator saw, so that two who take one case are told apart. */
type AssignCase = { id: string; from: string | null; to: string | null }

/**
 * Assigns a case that waits for a decision to a moderator, or releases it.
 * @throws {DomainError} `case_assigned` when it has another assignee or is decided by now.
 */
export const assignCase = ({ db, now }: Pick<Context, 'db' | 'now'>, { id, from, to }: AssignCase) =>
  db.transaction(async (tx) => {
    const [assigned] = await tx
      .update(moderationCases)
      .set({ assignee: to })
      .where(
        and(
          eq(moderationCases.id, id),
          inArray(moderationCases.status, ['open', 'appealed']),
          sql`${moderationCases.assignee} is not distinct from ${from}`,
        ),
      )
      .returning({ id: moderationCases.id })
    if (!assigned) throw new DomainError('conflict', 'case_assigned', `Case ${id} has another assignee.`)

    await recordEvent(tx, {
      kind: 'case_assigned',
      detail: { case: id, to: to === null ? 'nobody' : 'moderator' },
      at: now,
    })
  })
