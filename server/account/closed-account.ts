import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { members, moderationCases } from '@/db/schema'
import { STANDING } from '../moderation/moderation-changes'

/** A takedown that counts against a closed account. Its number is enough to appeal. */
export type ClosingNotice = { notice: string; reason: string }

/** Returns why the moderators closed this account; undefined while it is open. */
export async function readClosing(db: Database, memberId: string): Promise<ClosingNotice[] | undefined> {
  const [member] = await db.select({ closedAt: members.closedAt }).from(members).where(eq(members.id, memberId))
  if (!member?.closedAt) return undefined
  const standing = await db
    .select({ notice: moderationCases.notice, reason: moderationCases.reason })
    .from(moderationCases)
    .where(and(eq(moderationCases.ownerMemberId, memberId), inArray(moderationCases.status, STANDING)))
    .orderBy(asc(moderationCases.decidedAt))

  return standing.map(({ notice, reason }) => ({ notice, reason: reason ?? 'other' }))
}
