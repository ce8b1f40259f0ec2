import { DomainError } from '@jembatan/platform/errors'
import { and, eq, type SQL } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { moderationCases, notifications } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'
import { changeOf, type ModerationChangeName } from './moderation-changes'
import { settleAccount } from './settle-account'

export type ModerationCase = typeof moderationCases.$inferSelect

export type Subject = 'post' | 'comment' | 'creator'

type ChangeCase = {
  db: Database
  /** Which case, by what the caller knows of it. */
  which: SQL | undefined
  change: ModerationChangeName
  words: Partial<Pick<ModerationCase, 'reason' | 'note' | 'appeal' | 'answer'>>
  now: Date
}

/**
 * The one place that writes a case's status, with all that follows from it: what is shown, whether the account is open,
 * the notice and the audit event. Of two who decide at once the row lets one.
 * @throws {DomainError} `case_unknown`, or `case_settled` when it stands elsewhere by now.
 */
export const changeCase = ({ db, which, change, words, now }: ChangeCase): Promise<ModerationCase> =>
  db.transaction(async (tx) => {
    const { from, to, at, audit, notice } = changeOf(change)
    const [changed] = await tx
      .update(moderationCases)
      .set({ ...words, status: to, [at]: now })
      .where(and(which, eq(moderationCases.status, from)))
      .returning()
    if (!changed) throw (await tx.$count(moderationCases, which)) > 0 ? settled() : unknown()

    await recordEvent(tx, {
      kind: audit,
      detail: { case: changed.id, subject: kindOf(changed), ...(changed.reason && { reason: changed.reason }) },
      at: now,
    })
    await settleAccount(tx, { of: changed, now })
    if (notice && changed.ownerMemberId !== null)
      await tx
        .insert(notifications)
        .values({ memberId: changed.ownerMemberId, kind: notice, caseId: changed.id, at: now })

    return changed
  })

/** By its id, as the desk knows it. */
export const decideCase = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  { id, change, words }: Pick<ChangeCase, 'change' | 'words'> & { id: string },
) => changeCase({ db, which: eq(moderationCases.id, id), change, words, now })

export function kindOf({ postId, commentId }: Pick<ModerationCase, 'postId' | 'commentId'>): Subject {
  if (postId !== null) return 'post'

  return commentId === null ? 'creator' : 'comment'
}

const unknown = () => new DomainError('not_found', 'case_unknown', 'There is no such case.')
const settled = () => new DomainError('conflict', 'case_settled', 'Somebody decided the case before.')
