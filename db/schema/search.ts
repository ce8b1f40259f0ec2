import { sql } from 'drizzle-orm'
import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/**
 * Every word of a caption and every hashtag, once: what a misspelt search may have meant. Filled by a trigger on posts.
 * Never a word that somebody searched for, and not before a post that has it is published.
 */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
    since: instant().notNull(),
    /** Since when it is a hashtag; null for a word of captions alone. */
    hashtagSince: instant(),
  },
  () => [index('search_words_alike').using('gin', sql`word gin_trgm_ops`)],
)
