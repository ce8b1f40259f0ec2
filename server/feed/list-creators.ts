import { desc, isNull } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { creators } from '@/db/schema'
import type { Language } from '@/i18n/language'
import { bioIn } from './bio'
import { pictureIn } from './picture'

const MOST = 24

/** Those with the most followers first. */
export const listCreators = ({ db, language }: { db: Lagging; language: Language }) =>
  db
    .select({
      id: creators.id,
      name: creators.name,
      picture: pictureIn,
      bio: bioIn(language),
      followers: creators.followers,
    })
    .from(creators)
    .where(isNull(creators.closedAt))
    .orderBy(desc(creators.followers), creators.id)
    .limit(MOST)
