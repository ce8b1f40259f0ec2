import { bigint, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** The one export that is under way, or none. */
export const exports = pgTable('exports', {
  /** Names the migration in every bundle. */
  migration: uuid().primaryKey(),
  /** Place in the log of the first snapshot, from which changes are followed. */
  startedFrom: text().notNull(),
  startedAt: instant().notNull(),
})

/** The bulk in ranges of keys, planned when it begins. A range that was not finished is read anew. */
export const exportChunks = pgTable('export_chunks', {
  number: integer().primaryKey(),
  tableName: text().notNull(),
  firstKey: bigint({ mode: 'number' }).notNull(),
  lastKey: bigint({ mode: 'number' }).notNull(),
  /** Its entry in the manifest; null for a range without a row. */
  entry: jsonb(),
  doneAt: instant(),
})

/**
 * Every bundle, recorded before its manifest is put beside its chunks. A run after a kill between the two puts the same manifest,
 * which an operator may have carried already.
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

/** Pictures that are written, each in the bundle of the first product that has it. */
export const exportPictures = pgTable('export_pictures', {
  sha256: text().primaryKey(),
  sequence: integer().notNull(),
  /** Its entry in the manifest. */
  entry: jsonb().notNull(),
})
