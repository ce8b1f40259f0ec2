import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { members } from './member'

const memberId = () =>
  text()
    .notNull()
    .references(() => members.id, { onDelete: 'cascade' })

/**
 * A member's sessions. The cookie contains a signed token, and this table only the token's hash.
 * Neither the address nor the browser of a member is stored.
 */
export const memberSessions = pgTable(
  'member_sessions',
  {
    id: text().primaryKey(),
    memberId: memberId(),
    token: text().notNull().unique(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    index('member_sessions_by_member').on(table.memberId),
    // A SHA-256 in base64url has 43 characters; a token is shorter.
    check('member_sessions_keep_hashes', sql`char_length(token) = 43`),
  ],
)

/** A member's password, as a scrypt hash. */
export const memberCredentials = pgTable(
  'member_credentials',
  {
    id: text().primaryKey(),
    memberId: memberId(),
    provider: text().notNull(),
    subject: text().notNull(),
    passwordHash: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [index('member_credentials_by_member').on(table.memberId)],
)

/** A link to set a new password. Its token is stored as a hash, and using it deletes the row. */
export const passwordResets = pgTable(
  'password_resets',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull(),
    memberId: memberId(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    index('password_resets_by_token').on(table.tokenHash),
    index('password_resets_of_member').on(table.memberId),
    index('password_resets_by_end').on(table.expiresAt),
  ],
)

/**
 * A browser that has signed in to an account, by the hash of its cookie. It signs nobody in; see
 * `limitSignIns`.
 */
export const memberDevices = pgTable(
  'member_devices',
  {
    tokenHash: text().notNull(),
    memberId: memberId(),
    signedInAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenHash, table.memberId] }),
    index('member_devices_by_member').on(table.memberId),
  ],
)

/** The open link that confirms a member's current or new email. A newer one replaces it. */
export const memberConfirmations = pgTable('member_confirmations', {
  memberId: memberId().primaryKey(),
  tokenHash: text().notNull().unique(),
  email: text().notNull(),
  expiresAt: instant().notNull(),
})

/** An account whose deletion was requested. Until it is due, its member may withdraw that. */
export const memberDeletions = pgTable('member_deletions', {
  memberId: memberId().primaryKey(),
  askedAt: instant().notNull(),
  dueAt: instant().notNull(),
})
