import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { merchants } from './merchant'

/**
 * Stored answers by `Idempotency-Key`. In Core a repeated key gets the stored answer, even with
 * another body; the payouts' API refuses another request.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    key: text().notNull(),
    /** SHA-256 of a payout request. Core compares no requests. */
    requestHash: text(),
    startedAt: instant().notNull(),
    /** Null while the first request is still running. */
    httpStatus: integer(),
    answer: text(),
    forgetAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.key] }),
    index('idempotency_keys_to_forget').on(table.forgetAt),
  ],
)
