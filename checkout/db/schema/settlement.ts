import { bigint, bigserial, boolean, date, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'

/**
 * One import of a daily report of the gateway. A repeated import of the same file adds no lines.
 */
export const settlementImports = pgTable(
  'settlement_imports',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The day that the report was requested for; null for a file that an operator uploaded. */
    day: date({ mode: 'string' }),
    /** The merchant account of the report; null for Pasar's own. */
    account: text(),
    /** SHA-256 of the file. */
    digest: text().notNull(),
    lines: integer().notNull(),
    matched: integer().notNull(),
    differences: integer().notNull(),
    importedAt: createdAt(),
  },
  (table) => [
    index('settlement_imports_by_time').on(table.importedAt),
    index('settlement_imports_by_day').on(table.day),
  ],
)

export const settlementLineKind = pgEnum('settlement_line_kind', ['settlement', 'refund', 'chargeback', 'reversal'])

/** A line of the gateway's report, unchanged and stored once. */
export const settlementLines = pgTable(
  'settlement_lines',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    importId: uuid()
      .notNull()
      .references(() => settlementImports.id),
    /** Transaction, kind and refund key; for a bank's chargeback or reversal also its time. */
    key: text().notNull().unique(),
    day: date({ mode: 'string' }).notNull(),
    /** The merchant account of the line; null for Pasar's own. */
    account: text(),
    kind: settlementLineKind().notNull(),
    providerOrderId: text().notNull(),
    transactionId: text().notNull(),
    refundKey: text(),
    paymentType: text().notNull(),
    method: text().notNull(),
    gross: bigint({ mode: 'number' }).notNull(),
    fee: bigint({ mode: 'number' }).notNull(),
    net: bigint({ mode: 'number' }).notNull(),
    occurredAt: instant().notNull(),
    matched: boolean().notNull(),
  },
  (table) => [
    index('settlement_lines_by_day').on(table.day),
    index('settlement_lines_by_order').on(table.providerOrderId, table.kind),
  ],
)

/**
 * `unknown`: the order is not Pasar's. `not_imported`: an order of the old shop in quarantine or
 * refused by a rule.
 */
export const settlementDifferenceKind = pgEnum('settlement_difference_kind', [
  'missing_here',
  'missing_there',
  'amount',
  'unknown',
  'not_imported',
])

/** Differences between a report and the books. Resolved when a later import finds none. */
export const settlementDifferences = pgTable(
  'settlement_differences',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull().unique(),
    kind: settlementDifferenceKind().notNull(),
    day: date({ mode: 'string' }).notNull(),
    lineKind: settlementLineKind().notNull(),
    providerOrderId: text().notNull(),
    refundKey: text(),
    /** Rupiah in the report, and in the books. */
    reported: bigint({ mode: 'number' }),
    booked: bigint({ mode: 'number' }),
    foundAt: createdAt(),
    resolvedAt: instant(),
  },
  (table) => [index('settlement_differences_by_day').on(table.day)],
)
