import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
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
     * The promotion that pays for this post; null when nobody does. No foreign key: the catalogue is replaced
     * whole, and a post outlives a promotion that Pasar withdraws.
     */
    promoId: integer(),
    publishedAt: instant().notNull(),
  },
  // The feed walks this index in both directions, so page fifty costs what page two costs.
  (table) => [index('posts_newest_first').on(table.publishedAt.desc(), table.id.desc())],
)
