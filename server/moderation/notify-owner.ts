import type { Database } from '@/db/connect'
import { notifications } from '@/db/schema'
import type { ModerationCase } from './change-case'

type NotifyOwner = { of: ModerationCase; kind: (typeof notifications.$inferInsert)['kind']; now: Date }

/**
 * Notifies the owner of a case in the app, if the owner is a member. A second notice of one kind,
 * after an undo, replaces the first.
 */
export async function notifyOwner(tx: Pick<Database, 'insert'>, { of, kind, now }: NotifyOwner) {
  if (of.ownerMemberId === null) return
  const { memberId, kind: kinds, actorId, commentId, creatorId, caseId } = notifications

  await tx
    .insert(notifications)
    .values({ memberId: of.ownerMemberId, kind, caseId: of.id, at: now })
    .onConflictDoUpdate({
      target: [memberId, kinds, actorId, commentId, creatorId, caseId],
      set: { at: now, readAt: null },
    })
}
