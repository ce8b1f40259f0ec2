import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { creators, posts } from '@/db/schema'
import type { Language } from '@/i18n/language'

export type CreatorProfile = { id: string; name: string; bio: string; followers: number; posts: number }

/** @throws {DomainError} `creator_unknown` on a miss. */
export async function showCreator(ask: { db: Database; language: Language; id: string }): Promise<CreatorProfile> {
  const [creator] = await ask.db.select().from(creators).where(eq(creators.id, ask.id))
  if (!creator) throw new DomainError('not_found', 'creator_unknown', `There is no creator ${ask.id}.`)

  return {
    id: creator.id,
    name: creator.name,
    bio: ask.language === 'en' ? creator.bioEn : creator.bioId,
    followers: creator.followers,
    posts: await ask.db.$count(posts, eq(posts.creatorId, ask.id)),
  }
}
