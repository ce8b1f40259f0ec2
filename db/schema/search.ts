import { sql } from 'drizzle-orm'
import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/**
 * Every word of a caption and every hashtag, once, to correct misspelt searches. A trigger on posts
 * fills it. Contains no searched words, and no words of unpublished posts.
 */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
    since: instant().notNull(),
    /** Since when it is a hashtag; null for a word that only captions contain. */
    hashtagSince: instant(),
  },
  () => [index('search_words_alike').using('gin', sql`word gin_trgm_ops`)],
)
