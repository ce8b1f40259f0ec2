import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { members } from './member'

const memberId = () =>
  text()
    .notNull()
    .references(() => members.id, { onDelete: 'cascade' })

/**
 * Who is signed in, and until when. The cookie holds a token under a signature, and this table the token's hash. Neither the
 * network nor the browser of a member is kept.
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
    // A SHA-256 in base64url; a token itself is shorter.
    check('member_sessions_keep_hashes', sql`char_length(token) = 43`),
  ],
)

/** How a member proves who they are: by a password, of which the scrypt hash is kept. */
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

/** A link to a new password that a member asked for. Its token is kept as a hash; using it takes the row. */
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

/** A browser in which a member signed in, by the hash of its cookie. It opens nothing; see `limitSignIns`. */
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

/** The open link that proves a member's e-mail, or the one that they change to. A newer one takes its place. */
export const memberConfirmations = pgTable('member_confirmations', {
  memberId: memberId().primaryKey(),
  tokenHash: text().notNull().unique(),
  email: text().notNull(),
  expiresAt: instant().notNull(),
})

/** An account that its member asked to have deleted: until then they may change their mind. */
export const memberDeletions = pgTable('member_deletions', {
  memberId: memberId().primaryKey(),
  askedAt: instant().notNull(),
  dueAt: instant().notNull(),
})
