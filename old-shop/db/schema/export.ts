import { bigint, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** The one export that is under way, or none. */
export const exports = pgTable('exports', {
  /** Names the migration in every bundle. */
  migration: uuid().primaryKey(),
  /** Where the log is followed from: the moment of the first snapshot. */
  startedFrom: text().notNull(),
  startedAt: instant().notNull(),
})

/** The bulk in ranges of keys, planned when it begins. One that was not finished is begun anew. */
export const exportChunks = pgTable('export_chunks', {
  number: integer().primaryKey(),
  tableName: text().notNull(),
  firstKey: bigint({ mode: 'number' }).notNull(),
  lastKey: bigint({ mode: 'number' }).notNull(),
  /** As the manifest names it; null for a range without a row. */
  entry: jsonb(),
  doneAt: instant(),
})

/**
 * Every bundle, written here before its manifest is put beside its chunks: a process that is killed between the two puts
 * the very same manifest, which somebody may have carried over already.
 */
export const exportBundles = pgTable('export_bundles', {
  sequence: integer().primaryKey(),
  manifest: text().notNull(),
  hash: text().notNull(),
  /** Changes that were committed before here are in this bundle or an earlier one. */
  upTo: text().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  signedAt: instant().notNull(),
  storedAt: instant(),
})

/** Pictures that are written, each in the bundle with the first product that has it. */
export const exportPictures = pgTable('export_pictures', {
  sha256: text().primaryKey(),
  sequence: integer().notNull(),
  /** As the manifest names it. */
  entry: jsonb().notNull(),
})
