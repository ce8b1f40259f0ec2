import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { creators, posts } from './feed'
import { instant } from './lifecycle'

const typed = () => text().notNull().default('')

/** What a creator is writing, as it was typed: nothing of it is judged before it is published. */
export const postDrafts = pgTable(
  'post_drafts',
  {
    id: uuid().primaryKey().defaultRandom(),
    creatorId: text()
      .notNull()
      .references(() => creators.id, { onDelete: 'cascade' }),
    /** The post that this draft changes; null for a new one. */
    postId: text()
      .unique('post_drafts_once_a_post')
      .references(() => posts.id, { onDelete: 'cascade' }),
    captionId: typed(),
    captionEn: typed(),
    /** A promotion as its shop and number with a colon between; empty for a post that nobody pays for. */
    promotion: typed(),
    /** A key of a picture, as in `posts`. */
    media: typed(),
    alt: typed(),
    publishAt: typed(),
    updatedAt: instant().notNull(),
  },
  (table) => [index('post_drafts_of_creator').on(table.creatorId, table.updatedAt, table.id)],
)

/** How often a post was looked at on a day (WIB). A sum, never a person. */
export const postViews = pgTable(
  'post_views',
  {
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    day: date().notNull(),
    views: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.day] })],
)
