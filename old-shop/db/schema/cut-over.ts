import { sql } from 'drizzle-orm'
import { check, integer, pgTable } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** With its row the shop is frozen: a trigger refuses every change of what may be exported. */
export const cutOver = pgTable(
  'cut_over',
  {
    id: integer().primaryKey().default(1),
    frozenAt: instant().notNull(),
    /** When Pasar opened, as it has signed: from then on there is no way back. */
    openedAt: instant(),
  },
  () => [check('cut_over_once', sql`id = 1`)],
)
