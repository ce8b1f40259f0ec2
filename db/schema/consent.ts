import { boolean, index, pgEnum, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { members } from './member'

export const consentPurpose = pgEnum('consent_purpose', ['ranking', 'ads'])

/**
 * A row for each change of a member's consent to a purpose, and the newest one counts; without a row there is none. A
 * trigger refuses to change a row, or to take one away while its member is there: what was agreed to, in which words and
 * when, stays as it was.
 */
export const consents = pgTable(
  'consents',
  {
    id: serial().primaryKey(),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    purpose: consentPurpose().notNull(),
    granted: boolean().notNull(),
    /** Which text the member read. */
    textVersion: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('consents_of_member').on(table.memberId, table.purpose, table.id)],
)
