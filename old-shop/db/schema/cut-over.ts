import { sql } from 'drizzle-orm'
import { check, integer, pgTable } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Its row freezes the shop: a trigger then refuses every change of exported tables. */
export const cutOver = pgTable(
  'cut_over',
  {
    id: integer().primaryKey().default(1),
    frozenAt: instant().notNull(),
    /** When Pasar opened, as it has signed. After that a roll-back is impossible. */
    openedAt: instant(),
  },
  () => [check('cut_over_once', sql`id = 1`)],
)
