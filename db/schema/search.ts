import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'

/**
 * Every word of a caption and every hashtag, once: what a misspelt search may have meant. Filled by a trigger on new
 * posts. Never a word that somebody searched for.
 */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
    hashtag: boolean().notNull(),
  },
  () => [index('search_words_alike').using('gin', sql`word gin_trgm_ops`)],
)
