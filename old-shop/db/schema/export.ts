import { bigint, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** The one export in progress. */
export const exports = pgTable('exports', {
  /** The migration's id in every bundle. */
  migration: uuid().primaryKey(),
  /** The log position of the first snapshot, from which changes are followed. */
  startedFrom: text().notNull(),
  startedAt: instant().notNull(),
})

/** The bulk export in ranges of keys, planned when it begins. An unfinished range is read again. */
export const exportChunks = pgTable('export_chunks', {
  number: integer().primaryKey(),
  tableName: text().notNull(),
  firstKey: bigint({ mode: 'number' }).notNull(),
  lastKey: bigint({ mode: 'number' }).notNull(),
  /** The chunk's entry in the manifest; null for a range without rows. */
  entry: jsonb(),
  doneAt: instant(),
})

/**
 * Every bundle, recorded before its manifest is stored beside its chunks. A run that was killed in
 * between stores the same manifest again, because an operator may have transferred it already.
 */
export const exportBundles = pgTable('export_bundles', {
  sequence: integer().primaryKey(),
  manifest: text().notNull(),
  hash: text().notNull(),
  /** The log position before which all committed changes are in this bundle or an earlier one. */
  upTo: text().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  signedAt: instant().notNull(),
  storedAt: instant(),
})

/** Stored pictures, each in the bundle of the first product that has it. */
export const exportPictures = pgTable('export_pictures', {
  sha256: text().primaryKey(),
  sequence: integer().notNull(),
  /** The picture's entry in the manifest. */
  entry: jsonb().notNull(),
})
