import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { creators, posts } from './feed'
import { instant } from './lifecycle'

const typed = () => text().notNull().default('')

/** A creator's unpublished draft as typed. Its fields are checked only when it is published. */
export const postDrafts = pgTable(
  'post_drafts',
  {
    id: uuid().primaryKey().defaultRandom(),
    creatorId: text()
      .notNull()
      .references(() => creators.id, { onDelete: 'cascade' }),
    /** The post that this draft edits; null for a new one. */
    postId: text()
      .unique('post_drafts_once_a_post')
      .references(() => posts.id, { onDelete: 'cascade' }),
    captionId: typed(),
    captionEn: typed(),
    /** A promotion as shop and id, separated by a colon; empty for an unpaid post. */
    promotion: typed(),
    /** The key of a picture, as in `posts`. */
    media: typed(),
    alt: typed(),
    publishAt: typed(),
    updatedAt: instant().notNull(),
  },
  (table) => [index('post_drafts_of_creator').on(table.creatorId, table.updatedAt, table.id)],
)

/**
 * Views of a post, and taps on its promotion that opened the shop, by day (WIB). Sums without
 * persons.
 */
export const postViews = pgTable(
  'post_views',
  {
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    day: date().notNull(),
    views: integer().notNull(),
    taps: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.postId, table.day] })],
)
