import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { posts } from './feed'
import { instant } from './lifecycle'
import { members } from './member'

/** A finished live show that can be watched again, with the post that was pinned in it. */
export const replays = pgTable(
  'replays',
  {
    id: text().primaryKey(),
    /** The post's creator held the show. A takedown or a closed account hides the replay too. */
    postId: text()
      .notNull()
      .unique('replays_post_id_unique')
      .references(() => posts.id, { onDelete: 'cascade' }),
    titleId: text().notNull(),
    titleEn: text().notNull(),
    media: text().notNull(),
    seconds: integer().notNull(),
    airedAt: instant().notNull(),
  },
  () => [check('replays_last', sql`seconds > 0`)],
)

/** Chat messages, with the seconds since the show began. */
export const replayMessages = pgTable(
  'replay_messages',
  {
    id: serial().primaryKey(),
    replayId: text()
      .notNull()
      .references(() => replays.id, { onDelete: 'cascade' }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    second: integer().notNull(),
    body: text().notNull(),
    /** The text for English readers. */
    bodyEn: text().notNull(),
  },
  (table) => [
    index('replay_messages_in_turn').on(table.replayId, table.second, table.id),
    check('replay_messages_are_of_the_show', sql`second >= 0`),
  ],
)
