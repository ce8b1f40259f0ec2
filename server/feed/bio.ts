import { sql } from 'drizzle-orm'
import { creators } from '@/db/schema'
import type { Language } from '@/i18n/language'

type Profile = Pick<typeof creators.$inferSelect, 'bioId' | 'bioEn' | 'profileTakenDownAt'>

/** Returns a creator's bio; empty while the moderators have taken it down. */
export function bioOf({ bioId, bioEn, profileTakenDownAt }: Profile, language: Language) {
  if (profileTakenDownAt !== null) return ''

  return language === 'en' ? bioEn : bioId
}

/** `bioOf` as a column of a query. */
export const bioIn = (language: Language) => sql<string>`case when ${creators.profileTakenDownAt} is null
  then ${language === 'en' ? creators.bioEn : creators.bioId} else '' end`
