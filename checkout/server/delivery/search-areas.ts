import { and, ilike, sql } from 'drizzle-orm'
import { areas } from '@/db/schema'
import type { Context } from '../context'

export type Area = typeof areas.$inferSelect

const MOST_MATCHES = 8

const wholeAddress = sql`concat_ws(' ', ${areas.village}, ${areas.district}, ${areas.city}, ${areas.province}, ${areas.postalCode})`

/** Finds areas that contain every word: "coblong bandung", "40131", "sanur". */
export async function searchAreas({ db }: Pick<Context, 'db'>, { text }: { text: string }): Promise<Area[]> {
  const words = text.split(/[\s,]+/).filter(Boolean)
  if (words.length === 0) return []

  return db
    .select()
    .from(areas)
    .where(and(...words.map((word) => ilike(wholeAddress, `%${literally(word)}%`))))
    .orderBy(areas.city, areas.village)
    .limit(MOST_MATCHES)
}

const literally = (word: string) => word.replace(/[%_\\]/g, '\\$&')
