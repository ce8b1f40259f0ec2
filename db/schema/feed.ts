import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { members } from './member'

/** Changed only by the statement that writes or deletes the counted row. */
const counter = () => integer().notNull().default(0)

export const creators = pgTable('creators', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** The name of a creator whom Ramai knows; null for all others. The mark needs this very name. */
  verifiedName: text(),
  bioId: text().notNull(),
  bioEn: text().notNull(),
  /** The member account of this creator, if there is one. */
  memberId: text()
    .unique('creators_member_id_unique')
    .references(() => members.id),
  followers: counter(),
  /** The path of their picture; null for the default picture. */
  picture: text(),
  /** While set, the creator's bio is hidden. */
  profileTakenDownAt: instant(),
  /**
   * While set, the account is closed: all its content is hidden, and its promotions are disabled.
   */
  closedAt: instant(),
})

/**
 * An upload of a creator, re-encoded as picture or clip. Its files are in the media store under its
 * id. The original is not stored.
 */
export const uploadedMedia = pgTable(
  'uploaded_media',
  {
    id: text().primaryKey(),
    creatorId: text()
      .notNull()
      .references(() => creators.id, { onDelete: 'cascade' }),
    /** The creator's description of the picture; empty until the post is ready. */
    alt: text().notNull().default(''),
    tone: text().notNull(),
    placeholder: text().notNull(),
    clip: boolean().notNull(),
    /**
     * SHA-256 of the encoded pixels. Rows of earlier versions have null or a digest of the original
     * bytes.
     */
    digest: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('uploaded_media_of_creator').on(table.creatorId),
    // Every request for a file looks up the uploads of the same content.
    index('uploaded_media_of_content').on(table.creatorId, table.digest),
  ],
)

/**
 * Clips that are being encoded or waiting, at most one per creator. A turn expires by the
 * database's clock, so a killed process keeps none. Unlogged: lost in a crash, and absent from
 * backups and replicas.
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
    /** A key of the picture manifests, or an id of `uploaded_media`. */
    media: text().notNull(),
    /**
     * The promotion of this post, by its shop and its id there; null for an unpaid post. No foreign
     * key: a catalogue is replaced as a whole, and a post outlives a withdrawn promotion.
     */
    shop: text(),
    promoId: integer(),
    /** Before this moment only its creator sees the post. */
    publishedAt: instant().notNull(),
    likes: counter(),
    /** Comments and answers that are not removed. */
    comments: counter(),
    saves: counter(),
    shares: counter(),
    /**
     * While set, the moderators have taken the post down or closed its creator's account, and no
     * list shows it.
     */
    takenDownAt: instant(),
  },
  (table) => [
    // The feed scans these indexes in both directions, so page fifty costs as much as page two.
    // They are ascending: drizzle-kit's descending indexes put nulls last, which does not match
    // PostgreSQL's "order by … desc".
    index('posts_by_time').on(table.publishedAt, table.id),
    index('posts_of_creator').on(table.creatorId, table.publishedAt, table.id),
    index('posts_of_promotion').on(table.shop, table.promoId).where(sql`promo_id is not null`),
    // Partial, for the sweep of unused media, which looks up the posts of uploads.
    index('posts_of_upload').on(table.media).where(sql`media like 'u-%'`),
    index('posts_with_hashtag').using('gin', table.hashtags),
    index('posts_by_words').using('gin', sql`search_document(caption_id, caption_en, hashtags)`),
    check('posts_promotion_is_of_a_shop', sql`(${table.shop} is null) = (${table.promoId} is null)`),
  ],
)
