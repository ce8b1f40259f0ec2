import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { members } from './member'

/** Moved by the statement that writes or takes the counted row, and by nothing else. */
const counter = () => integer().notNull().default(0)

export const creators = pgTable('creators', {
  /** The handle. */
  id: text().primaryKey(),
  name: text().notNull(),
  bioId: text().notNull(),
  bioEn: text().notNull(),
  /** The account this creator signs in with, if there is one. */
  memberId: text()
    .unique('creators_member_id_unique')
    .references(() => members.id),
  followers: counter(),
  /** Where their picture lies; null for who has none of their own. */
  picture: text(),
  /** While set, what the creator says of themselves is not shown. */
  profileTakenDownAt: instant(),
  /** While set, the account is closed: nothing of it is shown, and its promotions lead nowhere. */
  closedAt: instant(),
})

/**
 * A picture or clip that a creator brought, as it was made from what was uploaded; its files lie in the media store under
 * the id. Nothing of the upload itself is kept.
 */
export const uploadedMedia = pgTable(
  'uploaded_media',
  {
    id: text().primaryKey(),
    creatorId: text()
      .notNull()
      .references(() => creators.id, { onDelete: 'cascade' }),
    /** What is to be seen, in the creator's words; empty until the post is ready. */
    alt: text().notNull().default(''),
    tone: text().notNull(),
    placeholder: text().notNull(),
    clip: boolean().notNull(),
    /** SHA-256 of the pixels that were made. Null or a digest of the sent bytes in rows of earlier versions. */
    digest: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('uploaded_media_of_creator').on(table.creatorId),
    // Every request for a file asks for the uploads of the same content.
    index('uploaded_media_of_content').on(table.creatorId, table.digest),
  ],
)

/**
 * The clips that are being made or wait for it, at most one a creator. A turn expires by the database's clock, so a process
 * that was killed keeps none. Unlogged: it ends with a crash, and no backup and no standby has it.
 */
export const clipTurns = pgTable('clip_turns', {
  creatorId: text().primaryKey(),
  expiresAt: instant().notNull(),
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
    /** A key of the manifests of pictures, or of `uploaded_media`. */
    media: text().notNull(),
    /**
     * The promotion that pays for this post, by its shop and its number there; null when nobody pays. No foreign
     * key: a catalogue is replaced whole, and a post outlives a promotion that its shop withdraws.
     */
    shop: text(),
    promoId: integer(),
    /** Before this moment it is not there for anybody but its creator, who may have scheduled it. */
    publishedAt: instant().notNull(),
    likes: counter(),
    /** Comments and answers that were not taken away. */
    comments: counter(),
    saves: counter(),
    shares: counter(),
    /** While set, the moderators have taken it down, or closed its creator's account: no list shows it. */
    takenDownAt: instant(),
  },
  (table) => [
    // The feed walks these indexes in both directions, so page fifty costs what page two costs. Ascending: one that
    // drizzle-kit makes descending puts nulls last, and serves no "order by … desc" of PostgreSQL.
    index('posts_by_time').on(table.publishedAt, table.id),
    index('posts_of_creator').on(table.creatorId, table.publishedAt, table.id),
    index('posts_of_promotion').on(table.shop, table.promoId).where(sql`promo_id is not null`),
    // Partial: the sweep of unused media asks which of the uploads are shown.
    index('posts_of_upload').on(table.media).where(sql`media like 'u-%'`),
    index('posts_with_hashtag').using('gin', table.hashtags),
    index('posts_by_words').using('gin', sql`search_document(caption_id, caption_en, hashtags)`),
    check('posts_promotion_is_of_a_shop', sql`(${table.shop} is null) = (${table.promoId} is null)`),
  ],
)
