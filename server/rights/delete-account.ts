import { and, eq, lte, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import {
  commentLikes,
  comments,
  creators,
  follows,
  memberDeletions,
  members,
  moderationCases,
  postDrafts,
  postLikes,
  postSaves,
  posts,
} from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { OfMember } from './export-data'
import { WAITING_DAYS } from './limits'

/**
 * Schedules the deletion of the account after the waiting period, by Ramai's clock. A second
 * request does not extend it.
 */
export async function requestDeletion({ db, memberId, now }: OfMember) {
  const dueAt = new Date(now.getTime() + WAITING_DAYS * 24 * 60 * 60 * 1000)

  await db.transaction(async (tx) => {
    const requested = await tx
      .insert(memberDeletions)
      .values({ memberId, askedAt: now, dueAt })
      .onConflictDoNothing()
      .returning({ memberId: memberDeletions.memberId })
    if (requested.length > 0)
      await recordEvent(tx, { kind: 'deletion_requested', detail: { waitingDays: WAITING_DAYS }, at: now })
  })
}

/** Withdraws the deletion; nothing was changed yet. */
export async function withdrawDeletion({ db, memberId, now }: OfMember) {
  await db.transaction(async (tx) => {
    const withdrawn = await tx.delete(memberDeletions).where(eq(memberDeletions.memberId, memberId)).returning()
    if (withdrawn.length > 0) await recordEvent(tx, { kind: 'deletion_withdrawn', detail: {}, at: now })
  })
}

/**
 * Deletes every account whose waiting period is over, each in its own transaction.
 * @throws {Error} for accounts that could not be deleted, after all others.
 */
export async function deleteDueAccounts(db: Database, { now }: { now: Date }) {
  const due = await db.select().from(memberDeletions).where(lte(memberDeletions.dueAt, now))
  const failures: unknown[] = []
  for (const { memberId } of due)
    await deleteAccount({ db, memberId, now }).catch((failure: unknown) => failures.push(failure))
  if (failures.length > 0) throw failures[0]

  return { deleted: due.length }
}

/**
 * Replaces the author of deleted comments that have answers. Its `email` is no address, so no form
 * accepts it.
 */
const NOBODY = { id: 'deleted', handle: 'akun-terhapus', name: 'Akun terhapus', email: 'deleted' }

/** Deletes a member's rows, and lowers each count by them. */
async function deleteAccount({ db, memberId, now }: OfMember) {
  await db.transaction(async (tx) => {
    const stillDue = await tx
      .delete(memberDeletions)
      .where(and(eq(memberDeletions.memberId, memberId), lte(memberDeletions.dueAt, now)))
      .returning({ memberId: memberDeletions.memberId })
    if (stillDue.length === 0) return

    for (const [rows, count] of [
      [postLikes, posts.likes],
      [postSaves, posts.saves],
    ] as const)
      await tx.execute(sql`
        with gone as (delete from ${rows} where member_id = ${memberId} returning post_id)
        update ${posts} set ${sql.identifier(count.name)} = ${sql.identifier(count.name)} - 1
        from gone where id = gone.post_id`)
    await tx.execute(sql`
      with gone as (delete from ${follows} where member_id = ${memberId} returning creator_id)
      update ${creators} set followers = followers - 1 from gone where id = gone.creator_id`)
    await tx.execute(sql`
      update ${posts} set comments = comments - gone.count from (
        select post_id, count(*)::integer from ${comments}
        where member_id = ${memberId} and removed_at is null group by post_id
      ) as gone where id = gone.post_id`)
    await tx.execute(sql`
      delete from ${comments} where member_id = ${memberId}
      and not exists (select from ${comments} answer where answer.parent_id = ${comments.id})`)
    await tx
      .insert(members)
      .values({ ...NOBODY, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
    // Takedowns remain; the member's appeals are deleted.
    await tx.update(moderationCases).set({ appeal: null }).where(eq(moderationCases.ownerMemberId, memberId))
    // Unpublished drafts are deleted; the sweep of unused media removes their pictures.
    await tx.execute(sql`
      delete from ${postDrafts} using ${creators}
      where ${creators.id} = ${postDrafts.creatorId} and ${creators.memberId} = ${memberId}`)
    await tx.update(creators).set({ memberId: null }).where(eq(creators.memberId, memberId))
    await tx.delete(commentLikes).where(eq(commentLikes.memberId, memberId))
    await tx
      .update(comments)
      .set({ memberId: NOBODY.id, body: '', bodyEn: null, removedAt: now })
      .where(eq(comments.memberId, memberId))
    await tx.delete(members).where(eq(members.id, memberId))
    await recordEvent(tx, { kind: 'account_deleted', detail: {}, at: now })
  })
}
