import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { creators, posts } from '@/db/schema'
import type { Language } from '@/i18n/language'
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
export async function showCreator(ask: {
  db: Lagging
  language: Language
  id: string
  now: Date
}): Promise<CreatorProfile> {
  const [creator] = await ask.db.select().from(creators).where(eq(creators.id, ask.id))
  if (!creator) throw new DomainError('not_found', 'creator_unknown', `There is no creator ${ask.id}.`)

  if (creator.closedAt !== null)
    throw new DomainError('not_found', 'creator_closed', `The account ${ask.id} was closed.`)

  return {
    id: creator.id,
    name: creator.name,
    picture: pictureOf(creator),
    bio: bioOf(creator, ask.language),
    followers: creator.followers,
    posts: await ask.db.$count(posts, and(eq(posts.creatorId, ask.id), isVisible(ask.now))),
  }
}
