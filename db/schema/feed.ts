import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

export const creators = pgTable('creators', {
  /** The handle, which also names the picture under `public/media/avatars`. */
  id: text().primaryKey(),
  name: text().notNull(),
  bioId: text().notNull(),
  bioEn: text().notNull(),
})

export const posts = pgTable(
  'posts',
  {
    id: text().primaryKey(),
    creatorId: text()
      .notNull()
      .references(() => creators.id),
    captionId: text().notNull(),
    captionEn: text().notNull(),
    hashtags: text().array().notNull(),
    media: text().notNull(),
    /**
     * The promotion that pays for this post, by its shop and its number there; null when nobody pays. No foreign
     * key: a catalogue is replaced whole, and a post outlives a promotion that its shop withdraws.
     */
    shop: text(),
    promoId: integer(),
    publishedAt: instant().notNull(),
  },
  (table) => [
    // The feed walks this index in both directions, so page fifty costs what page two costs.
    index('posts_newest_first').on(table.publishedAt.desc(), table.id.desc()),
    check('posts_promotion_is_of_a_shop', sql`(${table.shop} is null) = (${table.promoId} is null)`),
  ],
)
