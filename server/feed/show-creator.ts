import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import { creators, follows, posts } from '@/db/schema'
import type { BrowsingContext } from '../lagging'
import { bioOf } from './bio'
import { pictureOf } from './picture'
import { isVerified } from './verified'
import { isVisible } from './visible'

export type CreatorProfile = {
  id: string
  name: string
  /** Whether Ramai knows the creator under this name. */
  verified: boolean
  picture: string
  bio: string
  followers: number
  /** The number of creators that they follow themselves. */
  following: number
  posts: number
  /** All likes of their posts. */
  likes: number
}

/**
 * @throws {DomainError} `creator_unknown` on a miss, `creator_closed` when the moderators closed
 * the account.
 */
export async function showCreator(
  { db, language, now }: Pick<BrowsingContext, 'db' | 'language' | 'now'>,
  { id }: { id: string },
): Promise<CreatorProfile> {
  const [creator] = await db.select().from(creators).where(eq(creators.id, id))
  if (!creator) throw new DomainError('not_found', 'creator_unknown', `There is no creator ${id}.`)

  if (creator.closedAt !== null) throw new DomainError('not_found', 'creator_closed', `The account ${id} was closed.`)

  const [counted] = await db
    .select({ posts: sql<number>`count(*)::int`, likes: sql<number>`coalesce(sum(${posts.likes}), 0)::int` })
    .from(posts)
    .where(and(eq(posts.creatorId, id), isVisible(now)))

  return {
    id: creator.id,
    name: creator.name,
    verified: isVerified(creator),
    picture: pictureOf(creator),
    bio: bioOf(creator, language),
    followers: creator.followers,
    following: await db.$count(follows, eq(follows.memberId, creator.memberId ?? '')),
    posts: counted?.posts ?? 0,
    likes: counted?.likes ?? 0,
  }
}
