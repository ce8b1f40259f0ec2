import { boolean, index, pgEnum, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { members } from './member'

export const consentPurpose = pgEnum('consent_purpose', ['ranking', 'ads'])

/**
 * One row per change of a member's consent to a purpose. The newest counts, and no row means no
 * consent. A trigger refuses to change a row, or to delete it while its member exists: the record
 * of text, time and choice must not change.
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
    /** The version of the text that the member read. */
    textVersion: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('consents_of_member').on(table.memberId, table.purpose, table.id)],
)
