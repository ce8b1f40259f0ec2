import { bigint, integer, jsonb, pgTable } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Written when the generator has finished; without this row the shop is incomplete. */
export const rehearsals = pgTable('rehearsals', {
  orders: bigint({ mode: 'number' }).primaryKey(),
  seed: integer().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  /** The number of planted rows by kind of dirt. */
  planted: jsonb().$type<Record<string, number>>().notNull(),
  madeAt: instant().notNull(),
})
