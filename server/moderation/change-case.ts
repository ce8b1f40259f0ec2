import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull, or, type SQL } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { moderationCases, moderationDecisions } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'
import { changeOf, type ModerationChangeName } from './moderation-changes'
import { notifyOwner } from './notify-owner'
import { settleAccount } from './settle-account'

export type ModerationCase = typeof moderationCases.$inferSelect

export type Subject = 'post' | 'comment' | 'creator'

type ChangeCase = {
  db: Database
  /** The condition that selects the case. */
  which: SQL | undefined
  change: ModerationChangeName
  words: Partial<Pick<ModerationCase, 'reason' | 'note' | 'appeal' | 'answer'>>
  /** The name of the moderator; null for the owner, who appeals. */
  moderator: string | null
  now: Date
}

/**
 * The only function that changes a case's status, with all consequences: visible content, the state
 * of the account, the record of the decision, the notice and the audit event. The row lets only one
 * of two concurrent decisions succeed.
 * @throws {DomainError} `case_unknown`, `case_settled` when it has another status by now,
 * `case_assigned` while another moderator handles it, or `case_superseded` for an undo after new
 * reports of the item have opened another case.
 */
export const changeCase = ({ db, which, change, words, moderator, now }: ChangeCase): Promise<ModerationCase> =>
  db
    .transaction(async (tx) => {
      const { from, to, at, audit, notice } = changeOf(change)
      const isFree =
        moderator === null ? undefined : or(isNull(moderationCases.assignee), eq(moderationCases.assignee, moderator))
      const [changed] = await tx
        .update(moderationCases)
        .set({ ...words, status: to, [at]: to === 'open' ? null : now, assignee: moderator })
        .where(and(which, eq(moderationCases.status, from), isFree))
        .returning()
      if (!changed) throw await refusalOf(tx, { which, from })
      if (moderator !== null) await recordDecision(tx, { of: changed, change, moderator, now })

      await recordEvent(tx, {
        kind: audit,
        detail: { case: changed.id, subject: kindOf(changed), ...(changed.reason && { reason: changed.reason }) },
        at: now,
      })
      await settleAccount(tx, { of: changed, now })
      if (notice) await notifyOwner(tx, { of: changed, kind: notice, now })

      return changed
    })
    .catch(refuseSuperseded)

/** A case opens again only while its item has no newer live case, which a unique index decides. */
function refuseSuperseded(failure: unknown): never {
  const cause = failure instanceof Error ? failure.cause : undefined
  if (cause instanceof Error && 'constraint_name' in cause && cause.constraint_name === 'moderation_cases_live')
    throw new DomainError('conflict', 'case_superseded', 'The item has a newer case.')
  throw failure
}

type Decide = Pick<ChangeCase, 'words'> & { id: string; change: Decision }

/** Decides a case by its id. */
export const decideCase = (
  { db, moderator, now }: Pick<Context, 'db' | 'now'> & { moderator: string },
  { id, change, words }: Decide,
) => changeCase({ db, which: eq(moderationCases.id, id), change, words, moderator, now })

type Decision = (typeof moderationDecisions.$inferSelect)['decision']
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
type RecordDecision = { of: ModerationCase; change: ModerationChangeName; moderator: string; now: Date }

/** Records a decision, or marks the decision in force as undone. */
async function recordDecision(tx: Transaction, { of, change, moderator, now }: RecordDecision) {
  if (change === 'appeal') return
  if (change === 'undo_keep' || change === 'undo_take_down') {
    await tx
      .update(moderationDecisions)
      .set({ undoneAt: now, undoneBy: moderator })
      .where(and(eq(moderationDecisions.caseId, of.id), isNull(moderationDecisions.undoneAt)))
    return
  }

  await tx
    .insert(moderationDecisions)
    .values({ caseId: of.id, decision: change, moderator, reason: change === 'take_down' ? of.reason : null, at: now })
}

async function refusalOf(tx: Transaction, { which, from }: { which: SQL | undefined; from: ModerationCase['status'] }) {
  const row = await tx.query.moderationCases.findFirst({ columns: { status: true }, where: which })
  if (!row) return new DomainError('not_found', 'case_unknown', 'There is no such case.')

  return row.status === from
    ? new DomainError('conflict', 'case_assigned', 'Another moderator handles the case.')
    : new DomainError('conflict', 'case_settled', 'The case is already decided.')
}

export function kindOf({ postId, commentId }: Pick<ModerationCase, 'postId' | 'commentId'>): Subject {
  if (postId !== null) return 'post'

  return commentId === null ? 'creator' : 'comment'
}
