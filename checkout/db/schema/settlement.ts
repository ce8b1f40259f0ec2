import { bigint, bigserial, boolean, date, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'

/** One reading of one of the gateway's daily reports. The same file may be read again: its lines are there already. */
export const settlementImports = pgTable(
  'settlement_imports',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** That it was fetched for; none for a file that somebody brought. */
    day: date({ mode: 'string' }),
    /** The merchant account that it is about; null for Pasar's own. */
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

/** A line of the gateway's report as it stands there, once. */
export const settlementLines = pgTable(
  'settlement_lines',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    importId: uuid()
      .notNull()
      .references(() => settlementImports.id),
    /** What it is about: transaction, kind and refund, and for a bank's steps the moment. */
    key: text().notNull().unique(),
    day: date({ mode: 'string' }).notNull(),
    /** The merchant account that it is about; null for Pasar's own. */
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

/** `unknown`: an order that is not ours. `not_brought`: one of the former shop's, in quarantine or refused by a rule. */
export const settlementDifferenceKind = pgEnum('settlement_difference_kind', [
  'missing_here',
  'missing_there',
  'amount',
  'unknown',
  'not_brought',
])

/** Where the report and the books tell two stories. Resolved when a later reading finds them agreed. */
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
    /** Rupiah: what the report says, and what the books say. */
    reported: bigint({ mode: 'number' }),
    booked: bigint({ mode: 'number' }),
    foundAt: createdAt(),
    resolvedAt: instant(),
  },
  (table) => [index('settlement_differences_by_day').on(table.day)],
)
