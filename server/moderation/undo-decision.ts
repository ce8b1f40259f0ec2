import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import { moderationCases } from '@/db/schema'
import type { Context } from '../context'
import { changeCase } from './change-case'
import { UNDO_MINUTES } from './limits'

type Ctx = Pick<Context, 'db' | 'now'> & { moderator: string }

/** Returns when a decision can no longer be undone. */
export const undoUntil = (decidedAt: Date) => new Date(decidedAt.getTime() + UNDO_MINUTES * 60_000)

/**
 * Opens a decided case again, as before the decision: what it hid is visible again.
 * @throws {DomainError} `case_unknown`; `undo_too_late`; `case_settled` after an appeal;
 * `case_superseded`
 */
export async function undoDecision({ db, moderator, now }: Ctx, { id }: { id: string }) {
  const which = eq(moderationCases.id, id)
  const decided = await db.query.moderationCases.findFirst({
    columns: { status: true, decidedAt: true },
    where: which,
  })
  if (!decided) throw new DomainError('not_found', 'case_unknown', 'There is no such case.')
  if (decided.decidedAt && undoUntil(decided.decidedAt) < now)
    throw new DomainError('conflict', 'undo_too_late', `The decision of case ${id} stands.`)
  const change = decided.status === 'kept' ? 'undo_keep' : 'undo_take_down'
  return changeCase({ db, which, change, words: { reason: null, note: null }, moderator, now })
}
