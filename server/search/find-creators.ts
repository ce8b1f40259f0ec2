import { and, isNull, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { creators } from '@/db/schema'
import { bioIn } from '../feed/bio'
import type { Reader } from '../feed/feed-post'
import { pictureIn } from '../feed/picture'
import { isVerifiedIn } from '../feed/verified'

export type FoundCreator = {
  id: string
  name: string
  verified: boolean
  picture: string
  bio: string
  followers: number
  /** From 0 to 1. */
  likeness: number
}

const ENOUGH_ALIKE = 0.5
const NAMED = 0.9
const MOST_CREATORS = 6

/** Returns whether the typed text is the creator's name, or a part of it. */
export const isNamed = ({ likeness }: FoundCreator) => likeness >= NAMED

/** Returns creators with a similar name, the most similar first. */
export async function findCreators(
  db: Lagging,
  words: string[],
  language: Reader['language'],
): Promise<FoundCreator[]> {
  const typed = words.join(' ')
  const likeness = sql<number>`greatest(similarity(${creators.id}, ${typed}),
    word_similarity(${typed}, lower(unaccent(${creators.name}))))`

  return db
    .select({
      id: creators.id,
      name: creators.name,
      verified: isVerifiedIn,
      picture: pictureIn,
      bio: bioIn(language),
      followers: creators.followers,
      likeness,
    })
    .from(creators)
    .where(and(isNull(creators.closedAt), sql`${likeness} >= ${ENOUGH_ALIKE}`))
    .orderBy(sql`${likeness} desc`, creators.id)
    .limit(MOST_CREATORS)
}
