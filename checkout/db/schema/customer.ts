import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/** A buyer with an account. Buying needs none. */
export const customers = pgTable('customers', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  /**
   * Takes the place of a browser's session hash: the account's baskets, orders and addresses carry
   * it in every browser. The hashed id was discarded, so that no session can present it.
   */
  sessionHash: text().notNull().unique(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
})

const customerId = () =>
  text()
    .notNull()
    .references(() => customers.id, { onDelete: 'cascade' })

/**
 * Sessions of signed-in customers, with their expiry. The cookie holds a signed token, and this
 * table its hash. Network address and user agent are not stored.
 */
export const customerSessions = pgTable(
  'customer_sessions',
  {
    id: text().primaryKey(),
    customerId: customerId(),
    token: text().notNull().unique(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    index('customer_sessions_by_customer').on(table.customerId),
    // A SHA-256 in base64url has this length; a raw token is shorter.
    check('customer_sessions_keep_hashes', sql`char_length(token) = 43`),
  ],
)

/** A customer's password, as a scrypt hash. */
export const customerCredentials = pgTable(
  'customer_credentials',
  {
    id: text().primaryKey(),
    customerId: customerId(),
    provider: text().notNull(),
    subject: text().notNull(),
    passwordHash: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [index('customer_credentials_by_customer').on(table.customerId)],
)

/** An open password reset: the token in the mail's link, valid once and for an hour. */
export const customerResets = pgTable(
  'customer_resets',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [index('customer_resets_by_identifier').on(table.identifier)],
)

/**
 * Browsers in which a customer has signed in, by the hash of a cookie. The cookie grants no access;
 * see `limitSignIns`.
 */
export const customerDevices = pgTable(
  'customer_devices',
  {
    tokenHash: text().notNull(),
    customerId: customerId(),
    signedInAt: instant().notNull(),
    /**
     * Set by a new password or email, cleared by the next sign-in. The browser's unpaid orders
     * still count.
     */
    trustEndedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenHash, table.customerId] }),
    index('customer_devices_by_customer').on(table.customerId),
  ],
)

/**
 * The open link that verifies a customer's email, or the address of a pending change. A newer link
 * replaces it.
 */
export const customerConfirmations = pgTable('customer_confirmations', {
  customerId: customerId().primaryKey(),
  tokenHash: text().notNull().unique(),
  email: text().notNull(),
  expiresAt: instant().notNull(),
})

/**
 * Requested deletions of the data of a guest's browser or an account. They can be withdrawn until
 * they are carried out.
 */
export const dataDeletions = pgTable('data_deletions', {
  sessionHash: text().primaryKey(),
  askedAt: instant().notNull(),
  dueAt: instant().notNull(),
})
