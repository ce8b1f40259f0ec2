import { sql } from 'drizzle-orm'
import { char, check, index, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

export const complaintTopic = pgEnum('complaint_topic', ['ad', 'product', 'creator', 'account', 'privacy', 'other'])

/**
 * What somebody complained of, and what Ramai answered. Who it was is not asked: whoever has the number and the secret
 * of the ticket reads the answer.
 */
export const complaints = pgTable(
  'complaints',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the secret that was shown once, at filing. */
    secretHash: char({ length: 64 }).notNull(),
    topic: complaintTopic().notNull(),
    body: text().notNull(),
    filedAt: instant().notNull(),
    dueAt: instant().notNull(),
    answer: text(),
    answeredAt: instant(),
  },
  (table) => [
    index('complaints_unanswered').on(table.dueAt, table.id).where(sql`answered_at is null`),
    index('complaints_answered').on(table.answeredAt, table.id).where(sql`answered_at is not null`),
    check('complaints_are_answered_whole', sql`(answer is null) = (answered_at is null)`),
  ],
)
