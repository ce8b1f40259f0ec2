import { sql } from 'drizzle-orm'
import { customType, index, pgTable, text } from 'drizzle-orm/pg-core'
import { products } from './catalogue'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * The words of each product in both languages, weighted: name and brand before category and
 * description. A separate table keeps product rows small; a trigger on `products` writes it.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    productId: text()
      .primaryKey()
      .references(() => products.id, { onDelete: 'cascade' }),
    document: tsvector().notNull(),
  },
  (table) => [index('search_documents_by_word').using('gin', table.document)],
)

/**
 * Every distinct word of product names and descriptions, for spelling corrections. Never contains a
 * searched word.
 */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
  },
  () => [index('search_words_alike').using('gin', sql`word gin_trgm_ops`)],
)
