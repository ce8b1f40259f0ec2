import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { merchants } from './merchant'

/**
 * Stored answers by `Idempotency-Key`. A repeated key gets the stored answer, even with another
 * body.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    key: text().notNull(),
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
