import { pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'

/** An account whose history Kasir imported from files: nobody calls Kasir's API in a rehearsal. */
export const accountHistories = pgTable('account_histories', {
  merchantId: text()
    .primaryKey()
    .references(() => merchants.id),
  /** Identifies the imported history. Another one replaces it as a whole. */
  history: text().notNull(),
  /** End of the imported history, by the clock of the system that wrote it. */
  until: instant().notNull(),
  loadedAt: createdAt(),
  /**
   * When the account was transferred to another company. After that its history is not imported any
   * more.
   */
  transferredAt: instant(),
})
