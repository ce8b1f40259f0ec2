import { eq, inArray, sql } from 'drizzle-orm'
import { creators, follows } from '@/db/schema'
import type { Context } from '../context'

/** Whether a member follows a creator, and whether the creator is themselves. */
export type CreatorMarks = { follows: boolean; own: boolean }

/** Returns the member's own marks on creators by id; empty for a visitor without an account. */
export async function readCreatorMarks(
  { db, memberId }: Pick<Context, 'db' | 'memberId'>,
  ids: string[],
): Promise<Record<string, CreatorMarks>> {
  if (memberId === undefined || ids.length === 0) return {}
  const rows = await db
    .select({
      id: creators.id,
      follows: sql<boolean>`exists (
        select from ${follows} mark where mark.member_id = ${memberId} and mark.creator_id = ${creators}.id)`,
      own: sql<boolean>`${eq(creators.memberId, memberId)} is true`,
    })
    .from(creators)
    .where(inArray(creators.id, ids))

  return Object.fromEntries(rows.map(({ id, ...marks }) => [id, marks]))
}
