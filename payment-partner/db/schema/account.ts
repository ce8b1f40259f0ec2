import { pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'

/** An account whose past was told to Kasir in a file, since in a rehearsal nobody had called its API. */
export const accountHistories = pgTable('account_histories', {
  merchantId: text()
    .primaryKey()
    .references(() => merchants.id),
  /** Which past: another one takes its place whole. */
  history: text().notNull(),
  /** Up to when it has been told, by the clock of whoever told it. */
  until: instant().notNull(),
  loadedAt: createdAt(),
  /** When the account went to another company. From then on its past is told by nobody. */
  transferredAt: instant(),
})
