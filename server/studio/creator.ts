import { DomainError } from '@jembatan/platform/errors'
import { eq, or, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { cataloguePromos, creators, members } from '@/db/schema'
import type { MemberContext } from '../context'
import { pictureOf } from '../feed/picture'

/** Returns a member's creator account; a unique key limits it to one. */
export async function findOwnCreator(db: Pick<Database, 'select'>, memberId: string) {
  const [creator] = await db.select().from(creators).where(eq(creators.memberId, memberId))

  return creator && { ...creator, picture: pictureOf(creator) }
}

/**
 * @throws {DomainError} `creator_missing` for a member without one, `creator_closed` when the
 * moderators closed it.
 */
export async function getOwnCreatorOrThrow(db: Pick<Database, 'select'>, memberId: string) {
  const creator = await findOwnCreator(db, memberId)
  if (!creator) throw new DomainError('forbidden', 'creator_missing', 'This member is no creator.')
  if (creator.closedAt !== null) throw new DomainError('forbidden', 'creator_closed', 'The account was closed.')

  return creator
}

type OpenCreator = { name: string; bio: string }

/**
 * Opens a creator account for a member who has none. Its id derives from the member's handle, but
 * never equals a creator in a shop's registry of promotions.
 */
export async function openCreator(
  { db, memberId }: Pick<MemberContext, 'db' | 'memberId'>,
  { name, bio }: OpenCreator,
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    // A second request waits here, then finds the account.
    const [member] = await tx.select().from(members).where(eq(members.id, memberId)).for('update')
    const own = await findOwnCreator(tx, memberId)
    if (!member || own) return { id: own?.id ?? '' }
    const id = await freeName(tx, member.handle.replaceAll('_', '-'))
    await tx.insert(creators).values({ id, name, bioId: bio, bioEn: bio, memberId })

    return { id }
  })
}

async function freeName(tx: Pick<Database, 'select'>, handle: string) {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? handle : `${handle}-${number}`
    const [existing] = await tx
      .select({ id: sql`1` })
      .from(creators)
      .fullJoin(cataloguePromos, eq(cataloguePromos.creator, creators.id))
      .where(or(eq(creators.id, id), eq(cataloguePromos.creator, id)))
      .limit(1)
    if (!existing) return id
  }
}
