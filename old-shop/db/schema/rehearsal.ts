import { bigint, integer, jsonb, pgTable } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Written when the generator has finished: without this row the shop is half made. */
export const rehearsals = pgTable('rehearsals', {
  orders: bigint({ mode: 'number' }).primaryKey(),
  seed: integer().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  /** How many rows of each kind of dirt there are. */
  planted: jsonb().$type<Record<string, number>>().notNull(),
  madeAt: instant().notNull(),
})
