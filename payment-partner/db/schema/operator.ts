import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'

/** Ascending rights: read; act on payments and payouts; change settings and operators. */
export const operatorRole = pgEnum('operator_role', ['viewer', 'operator', 'admin'])

/** People who sign in with a key of their own, beside the console's key. */
export const operators = pgTable(
  'operators',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The only merchant whose objects the operator sees. Null: all merchants. */
    merchantId: text().references(() => merchants.id),
    name: text().notNull(),
    role: operatorRole().notNull(),
    /** SHA-256 of the key. */
    keyHash: text().notNull().unique(),
    createdAt: createdAt(),
    /** The activity log still names a removed operator. */
    removedAt: instant(),
  },
  (table) => [
    check('operators_key_is_hashed', sql`${table.keyHash} ~ '^[0-9a-f]{64}$'`),
    // A payout's creator and approver are compared by name.
    uniqueIndex('operators_by_name').on(table.name),
  ],
)

/**
 * Signed-in browsers of operators. A session that ends is deleted; the audit log records its start
 * and end.
 */
export const operatorSessions = pgTable(
  'operator_sessions',
  {
    /** SHA-256 of the cookie, keyed with the operators’ key. */
    tokenHash: text().primaryKey(),
    startedAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    check('operator_sessions_token_is_hashed', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check('operator_sessions_end_after_start', sql`${table.expiresAt} > ${table.startedAt}`),
  ],
)

/**
 * The sessions of operators, by their own key or in a demo. All others are the console key's.
 */
export const operatorSessionOwners = pgTable(
  'operator_session_owners',
  {
    tokenHash: text()
      .primaryKey()
      .references(() => operatorSessions.tokenHash, { onDelete: 'cascade' }),
    operatorId: uuid()
      .notNull()
      .references(() => operators.id),
  },
  (table) => [index('operator_session_owners_by_operator').on(table.operatorId)],
)
