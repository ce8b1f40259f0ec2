import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { creators, posts } from '@/db/schema'
import type { BrowsingContext } from '../lagging'
import { bioOf } from './bio'
import { pictureOf } from './picture'
import { isVisible } from './visible'

export type CreatorProfile = {
  id: string
  name: string
  picture: string
  bio: string
  followers: number
  posts: number
}

/** @throws {DomainError} `creator_unknown` on a miss, `creator_closed` when the moderators closed the account. */
export async function showCreator(
  { db, language, now }: Pick<BrowsingContext, 'db' | 'language' | 'now'>,
  { id }: { id: string },
): Promise<CreatorProfile> {
  const [creator] = await db.select().from(creators).where(eq(creators.id, id))
  if (!creator) throw new DomainError('not_found', 'creator_unknown', `There is no creator ${id}.`)

  if (creator.closedAt !== null) throw new DomainError('not_found', 'creator_closed', `The account ${id} was closed.`)

  return {
    id: creator.id,
    name: creator.name,
    picture: pictureOf(creator),
    bio: bioOf(creator, language),
    followers: creator.followers,
    posts: await db.$count(posts, and(eq(posts.creatorId, id), isVisible(now))),
  }
}
