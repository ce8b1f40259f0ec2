import { DomainError } from '@jembatan/platform/errors'
import { eq, sql } from 'drizzle-orm'
import { creators, follows, notifications } from '@/db/schema'
import type { MemberContext } from '../context'

export type FollowCreator = { creatorId: string; on: boolean }

/**
 * Writes the row, the creator's count and, if the creator has an account, the notification in one
 * statement. Creators do not follow themselves.
 */
export async function followCreator(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { creatorId, on }: FollowCreator,
) {
  const at = sql`${now.toISOString()}::timestamptz`
  if (on)
    await db.execute(sql`
      with changed as (
        insert into ${follows} (member_id, creator_id, at) select ${memberId}, id, ${at} from ${creators}
        where id = ${creatorId} and member_id is distinct from ${memberId} on conflict do nothing returning creator_id
      ), counted as (
        update ${creators} set followers = followers + 1 from changed where id = changed.creator_id
        returning id, ${creators}.member_id
      )
      insert into ${notifications} (member_id, kind, actor_id, creator_id, at)
      select counted.member_id, 'follow', ${memberId}, id, ${at} from counted
      where counted.member_id is not null on conflict do nothing`)
  else
    await db.execute(sql`
      with changed as (
        delete from ${follows} where member_id = ${memberId} and creator_id = ${creatorId} returning creator_id
      )
      update ${creators} set followers = followers - 1 from changed where id = changed.creator_id`)

  const [creator] = await db.select({ count: creators.followers }).from(creators).where(eq(creators.id, creatorId))
  if (!creator) throw new DomainError('not_found', 'creator_unknown', `There is no creator ${creatorId}.`)

  return creator
}
