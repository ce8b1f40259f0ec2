import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgSchema, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes } from './bytes'
import { instant } from './lifecycle'

/**
 * Where the old shop's rows are held until they are imported: a schema of its own, which no page
 * reads and which a purge drops.
 */
export const migrationSchema = pgSchema('migration')

export const rowState = migrationSchema.enum('row_state', ['quarantined', 'refused', 'repaired'])

/** Pictures as they came; no page shows one before it is drawn anew. */
export const stagedPictures = migrationSchema.table('pictures', {
  sha256: text().primaryKey(),
  /** The bundle that it came with. */
  sequence: integer().notNull(),
  content: bytes().notNull(),
  /** The file format, by the content; null where it cannot be shown. */
  format: text(),
})

/** Bundles in their order. The last one may be half loaded; only it, again, is accepted then. */
export const bundles = migrationSchema.table('bundles', {
  sequence: integer().primaryKey(),
  migration: uuid().notNull(),
  /** SHA-256 of the manifest file, which the next bundle names. */
  hash: text().notNull(),
  previous: text(),
  /** Where in the old shop's log it ends. */
  upTo: text().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  begunAt: instant().notNull(),
  loadedAt: instant(),
  /** Since when every row of it has been validated. */
  validatedAt: instant(),
})

/** A chunk is loaded by the transaction that writes its row here, so it is loaded once. */
export const chunks = migrationSchema.table(
  'chunks',
  {
    sequence: integer()
      .notNull()
      .references(() => bundles.sequence, { onDelete: 'cascade' }),
    name: text().notNull(),
    tableName: text().notNull(),
    rows: bigint({ mode: 'number' }).notNull(),
    /** Rows that were not here before; less than none where keys were deleted. The sum is what the source has. */
    added: bigint({ mode: 'number' }).notNull(),
    loadedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sequence, table.name] })],
)

/**
 * Rows that a rule keeps out of their table, and loaded rows that were repaired. What came stays in
 * `source`, so that both sides' checksums can be compared whatever was repaired.
 */
export const quarantine = migrationSchema.table(
  'quarantine',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
    state: rowState().notNull(),
    /** The rule, or `refused_by_hand`. */
    code: text().notNull(),
    source: jsonb().$type<Record<string, unknown>>().notNull(),
    row: jsonb().$type<Record<string, unknown>>().notNull(),
    /** For the second account of one person: the row that stands for both. */
    intoKey: bigint({ mode: 'number' }),
    /** The operator who changed or refused it by hand. */
    by: text(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tableName, table.key] }),
    index('quarantine_by_code').on(table.tableName, table.state, table.code),
    // Rows that are held back with an order, a payment or a merchant are found by it.
    ...(['order_id', 'payment_id', 'merchant_id', 'number', 'shopper_id', 'voucher_code'] as const).map((of) =>
      index(`quarantine_by_${of}`).on(sql.raw(`"table_name", ("row" ->> '${of}')`)),
    ),
  ],
)

/**
 * Orders that are compared whole. The old shop has promised a secret, and this is what Pasar put beside it before it was told:
 * so neither of the two chose which orders they are.
 */
export const draws = migrationSchema.table('draws', {
  number: integer().primaryKey(),
  migration: uuid().notNull(),
  commitment: text().notNull(),
  nonce: text().notNull(),
  orders: integer().notNull(),
  askedAt: instant().notNull(),
})

/** The row that a staged row was imported to, and whether that existed before and was matched by its identity. */
export const importedRows = migrationSchema.table(
  'imported',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
    target: text().notNull(),
    matched: boolean().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    // What tells rows apart comes first. The name alone would fit either index as well, as long as no statistics know that it
    // has many rows: each look-up would read all of a table that has just grown.
    primaryKey({ columns: [table.key, table.tableName] }),
    unique('imported_by_target').on(table.target, table.tableName),
  ],
)

/** Rows loaded, repaired or validated since their import; the import reads them again. */
export const changed = migrationSchema.table(
  'changed',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tableName, table.key] })],
)

/** Up to which key the rows of a table have been imported once; what comes later lies behind it, or in `changed`. */
export const importProgress = migrationSchema.table('import_progress', {
  tableName: text().primaryKey(),
  upTo: bigint({ mode: 'number' }).notNull(),
})
