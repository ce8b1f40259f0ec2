import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/** Somebody with an account, which nobody needs to buy. */
export const customers = pgTable('customers', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  /**
   * Stands where a browser's session would: baskets, orders and addresses with it are this account's, in whichever browser.
   * The hash of an id that was thrown away, so that no session can be it.
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
 * Who is signed in, and until when. The cookie holds a token under a signature, and this table the token's hash. Neither the
 * network nor the browser of a customer is kept.
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
    // A SHA-256 in base64url; a token itself is shorter.
    check('customer_sessions_keep_hashes', sql`char_length(token) = 43`),
  ],
)

/** How a customer proves who they are: by a password, of which the scrypt hash is kept. */
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

/** A password that is being set anew: what the mail's link holds, for an hour and once. */
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

/** A browser in which a customer signed in, by the hash of its cookie. It opens nothing; see `limitSignIns`. */
export const customerDevices = pgTable(
  'customer_devices',
  {
    tokenHash: text().notNull(),
    customerId: customerId(),
    signedInAt: instant().notNull(),
    /** From a new password or e-mail until the next sign-in; its unpaid orders count all the same. */
    trustEndedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenHash, table.customerId] }),
    index('customer_devices_by_customer').on(table.customerId),
  ],
)

/** The open link that proves a customer's e-mail, or the one that they change to. A newer one takes its place. */
export const customerConfirmations = pgTable('customer_confirmations', {
  customerId: customerId().primaryKey(),
  tokenHash: text().notNull().unique(),
  email: text().notNull(),
  expiresAt: instant().notNull(),
})

/** Who asked to have their data deleted, a guest's browser or an account: until then they may change their mind. */
export const dataDeletions = pgTable('data_deletions', {
  sessionHash: text().primaryKey(),
  askedAt: instant().notNull(),
  dueAt: instant().notNull(),
})
