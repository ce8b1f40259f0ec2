import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { posts } from './feed'
import { instant } from './lifecycle'
import { members } from './member'

/** A live show that is over and can be watched again, with the post whose promotion was pinned to it. */
export const replays = pgTable(
  'replays',
  {
    id: text().primaryKey(),
    /** Whoever posted it held the show; what is taken down or closed takes the replay along. */
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

/** What was said in the chat, and how many seconds after the show began. */
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
    /** What is shown in English instead. */
    bodyEn: text().notNull(),
  },
  (table) => [
    index('replay_messages_in_turn').on(table.replayId, table.second, table.id),
    check('replay_messages_are_of_the_show', sql`second >= 0`),
  ],
)
