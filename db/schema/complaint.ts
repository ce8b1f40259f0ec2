import { sql } from 'drizzle-orm'
import { char, check, index, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

export const complaintTopic = pgEnum('complaint_topic', ['ad', 'product', 'creator', 'account', 'privacy', 'other'])

/**
 * A complaint and Ramai's answer, without the person's name. Number and secret of the ticket give
 * access to the answer.
 */
export const complaints = pgTable(
  'complaints',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the secret, which was shown once at filing. */
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
