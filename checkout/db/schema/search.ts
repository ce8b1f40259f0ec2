import { sql } from 'drizzle-orm'
import { customType, index, pgTable, text } from 'drizzle-orm/pg-core'
import { products } from './catalogue'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * The words of each product in both languages, weighed: its name and brand before its category and its description.
 * Beside the products, so that whoever reads one does not carry them along; written by a trigger on those.
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

/** Every word of a product's name and description once: what a misspelt search may have meant. Never one that was searched for. */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
  },
  () => [index('search_words_alike').using('gin', sql`word gin_trgm_ops`)],
)
