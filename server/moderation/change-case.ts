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
  /** The condition that selects the case. */
  which: SQL | undefined
  change: ModerationChangeName
  words: Partial<Pick<ModerationCase, 'reason' | 'note' | 'appeal' | 'answer'>>
  now: Date
}

/**
 * The only function that changes a case's status, with all consequences: visible content, the state
 * of the account, the notice and the audit event. The row lets only one of two concurrent decisions
 * succeed.
 * @throws {DomainError} `case_unknown`, or `case_settled` when it has another status by now.
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

/** Decides a case by its id. */
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
