import { desc, isNull } from 'drizzle-orm'
import { creators } from '@/db/schema'
import type { BrowsingContext } from '../lagging'
import { bioIn } from './bio'
import { pictureIn } from './picture'
import { isVerifiedIn } from './verified'

const MOST = 24

/** Returns creators, those with the most followers first. */
export const listCreators = ({ db, language }: Pick<BrowsingContext, 'db' | 'language'>) =>
  db
    .select({
      id: creators.id,
      name: creators.name,
      verified: isVerifiedIn,
      picture: pictureIn,
      bio: bioIn(language),
      followers: creators.followers,
    })
    .from(creators)
    .where(isNull(creators.closedAt))
    .orderBy(desc(creators.followers), creators.id)
    .limit(MOST)
