import { sql } from 'drizzle-orm'
import { check, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/**
 * Sessions of operators' browsers. An ended session is deleted; the audit log records its start and
 * end.
 */
export const operatorSessions = pgTable(
  'operator_sessions',
  {
    /** SHA-256 of the cookie, keyed with the operators’ key. */
    tokenHash: text().primaryKey(),
    /** The operator's name, typed at sign-in. The key is the same for all operators. */
    name: text().notNull().default('operator'),
    startedAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    check('operator_sessions_token_is_hashed', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check('operator_sessions_end_after_start', sql`${table.expiresAt} > ${table.startedAt}`),
  ],
)
