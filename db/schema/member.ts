import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/** Somebody with an account. The e-mail address is for signing in: nothing else reads it, and no page shows it. */
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
  /** While set, the moderators have closed the account: nobody signs in to it. */
  closedAt: instant(),
})
