import { sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'

export type FoundShop = {
  id: string
  name: string
  city: string
  /** The typed text is the whole name, perhaps misspelt. */
  whole: boolean
}

const SHORTEST = 3
const MOST = 4
const WHOLE = 0.65

/** Returns shops whose name, or a part of it, is similar to the typed text. */
export async function findShops(db: Lagging, words: string[]): Promise<FoundShop[]> {
  const typed = words.join(' ')
  if (typed.length < SHORTEST) return []

  return db.execute<FoundShop>(sql`
    select id, name, city, similarity(${typed}, lower(name)) >= ${WHOLE}::real as whole from shops where ${typed} <% lower(name) and importing_since is null
    order by word_similarity(${typed}, lower(name)) desc, id limit ${MOST}`)
}
