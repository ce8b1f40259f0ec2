import { bigint, integer, jsonb, pgTable } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** What the generator made, written when all of it is there: without this row the shop is half made. */
export const rehearsals = pgTable('rehearsals', {
  orders: bigint({ mode: 'number' }).primaryKey(),
  seed: integer().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  /** How many of each kind of dirt, so that whoever looks for them knows how many there are. */
  planted: jsonb().$type<Record<string, number>>().notNull(),
  madeAt: instant().notNull(),
})
