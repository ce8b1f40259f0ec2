import { DomainError } from '@jembatan/platform/errors'
import { eq, or, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { cataloguePromos, creators, members } from '@/db/schema'
import type { MemberContext } from '../context'
import { pictureOf } from '../feed/picture'

/** The creator's account that a member has; a member has one at most, by a unique key. */
export async function findOwnCreator(db: Pick<Database, 'select'>, memberId: string) {
  const [creator] = await db.select().from(creators).where(eq(creators.memberId, memberId))

  return creator && { ...creator, picture: pictureOf(creator) }
}

/** @throws {DomainError} `creator_missing` for a member without one, `creator_closed` where the moderators closed it. */
export async function getOwnCreatorOrThrow(db: Pick<Database, 'select'>, memberId: string) {
  const creator = await findOwnCreator(db, memberId)
  if (!creator) throw new DomainError('forbidden', 'creator_missing', 'This member is no creator.')
  if (creator.closedAt !== null) throw new DomainError('forbidden', 'creator_closed', 'The account was closed.')

  return creator
}

type OpenCreator = { name: string; bio: string }

/**
 * A creator's account for a member who has none. Its name in addresses is the member's, and never one that the registry
 * of a shop's promotions names: those are somebody's already.
 */
export async function openCreator(
  { db, memberId }: Pick<MemberContext, 'db' | 'memberId'>,
  { name, bio }: OpenCreator,
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    // Who asks twice waits here, and has one.
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
    const [taken] = await tx
      .select({ id: sql`1` })
      .from(creators)
      .fullJoin(cataloguePromos, eq(cataloguePromos.creator, creators.id))
      .where(or(eq(creators.id, id), eq(cataloguePromos.creator, id)))
      .limit(1)
    if (!taken) return id
  }
}
