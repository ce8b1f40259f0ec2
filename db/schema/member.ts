import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/**
 * A member's account. The email is only for signing in and letters; no page shows it to others.
 */
export const members = pgTable('members', {
  id: text().primaryKey(),
  /** The name in addresses and under comments. */
  handle: text().notNull().unique(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
  /** While set, the moderators have closed the account, and sign-in is refused. */
  closedAt: instant(),
})
