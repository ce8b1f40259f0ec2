import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgSchema, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes } from './bytes'
import { instant } from './lifecycle'

/**
 * Holds the old shop's rows until they are imported: a separate schema that no page reads and that
 * a purge drops.
 */
export const migrationSchema = pgSchema('migration')

export const rowState = migrationSchema.enum('row_state', ['quarantined', 'refused', 'repaired'])

/** Pictures as received. A page shows one only after it was re-encoded. */
export const stagedPictures = migrationSchema.table('pictures', {
  sha256: text().primaryKey(),
  /** The bundle that contained it. */
  sequence: integer().notNull(),
  content: bytes().notNull(),
  /** File format detected from the content; null where it cannot be displayed. */
  format: text(),
})

/**
 * Loaded bundles, in order. The last one may be half loaded; then only a repeat of that bundle is
 * accepted.
 */
export const bundles = migrationSchema.table('bundles', {
  sequence: integer().primaryKey(),
  migration: uuid().notNull(),
  /** SHA-256 of the manifest file, which the next bundle references. */
  hash: text().notNull(),
  previous: text(),
  /** End position in the old shop's log. */
  upTo: text().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  begunAt: instant().notNull(),
  loadedAt: instant(),
  /** When the last of its rows was validated; null until then. */
  validatedAt: instant(),
})

/** The transaction that loads a chunk also writes its row here, so each chunk is loaded once. */
export const chunks = migrationSchema.table(
  'chunks',
  {
    sequence: integer()
      .notNull()
      .references(() => bundles.sequence, { onDelete: 'cascade' }),
    name: text().notNull(),
    tableName: text().notNull(),
    rows: bigint({ mode: 'number' }).notNull(),
    /** Rows added, minus rows deleted. The sum over all chunks is the source's row count. */
    added: bigint({ mode: 'number' }).notNull(),
    loadedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sequence, table.name] })],
)

/**
 * Rows that a rule excludes from their table, and loaded rows that were repaired. `source` holds
 * the row as received, so that both sides' checksums stay comparable after repairs.
 */
export const quarantine = migrationSchema.table(
  'quarantine',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
    state: rowState().notNull(),
    /** The rule's code, or `refused_by_hand`. */
    code: text().notNull(),
    source: jsonb().$type<Record<string, unknown>>().notNull(),
    row: jsonb().$type<Record<string, unknown>>().notNull(),
    /** For a person's second account: the key of the row that represents both. */
    intoKey: bigint({ mode: 'number' }),
    /** The operator who changed or refused the row by hand. */
    by: text(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tableName, table.key] }),
    index('quarantine_by_code').on(table.tableName, table.state, table.code),
    // These indexes find the rows that are held back together with an order, a payment or a
    // merchant.
    ...(['order_id', 'payment_id', 'merchant_id', 'number', 'shopper_id', 'voucher_code'] as const).map((of) =>
      index(`quarantine_by_${of}`).on(sql.raw(`"table_name", ("row" ->> '${of}')`)),
    ),
  ],
)

/**
 * Draws of the orders to compare whole. The old shop commits to a secret and Pasar stores its nonce
 * before the secret is revealed, so that neither side can choose the orders.
 */
export const draws = migrationSchema.table('draws', {
  number: integer().primaryKey(),
  migration: uuid().notNull(),
  commitment: text().notNull(),
  nonce: text().notNull(),
  orders: integer().notNull(),
  askedAt: instant().notNull(),
})

/**
 * The row that a staged row was imported to, and whether it matched an existing row by identity.
 */
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
    // Keep `key` first: `table_name` alone would fit either index while statistics do not show how
    // many rows it has. Each look-up would then scan all of a table that has just grown.
    primaryKey({ columns: [table.key, table.tableName] }),
    unique('imported_by_target').on(table.target, table.tableName),
  ],
)

/** Rows loaded, repaired or validated after their import; the import reads them again. */
export const changed = migrationSchema.table(
  'changed',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tableName, table.key] })],
)

/**
 * The highest key of a table that was imported once. Later rows have a higher key or are listed in
 * `changed`.
 */
export const importProgress = migrationSchema.table('import_progress', {
  tableName: text().primaryKey(),
  upTo: bigint({ mode: 'number' }).notNull(),
})
