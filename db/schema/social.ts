import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { creators, posts } from './feed'
import { instant } from './lifecycle'
import { members } from './member'

const memberId = () =>
  text()
    .notNull()
    .references(() => members.id)
const postId = () =>
  text()
    .notNull()
    .references(() => posts.id)

/**
 * The statement that adds or deletes a like also updates `posts.likes`; the same holds for saves
 * and comments.
 */
export const postLikes = pgTable(
  'post_likes',
  { memberId: memberId(), postId: postId(), at: instant().notNull() },
  (table) => [primaryKey({ columns: [table.memberId, table.postId] })],
)

export const postSaves = pgTable(
  'post_saves',
  { memberId: memberId(), postId: postId(), at: instant().notNull() },
  (table) => [primaryKey({ columns: [table.memberId, table.postId] })],
)

/** The statement that adds or deletes a row also updates `creators.followers`. */
export const follows = pgTable(
  'follows',
  {
    memberId: memberId(),
    creatorId: text()
      .notNull()
      .references(() => creators.id),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.creatorId] })],
)

export const comments = pgTable(
  'comments',
  {
    id: uuid().primaryKey().defaultRandom(),
    postId: postId(),
    memberId: memberId(),
    /**
     * The comment that this one answers. Answers are one level deep: an answer to an answer gets
     * the same parent.
     */
    parentId: uuid().references((): AnyPgColumn => comments.id),
    /** The language of the text, so that a screen reader pronounces it correctly. */
    language: text().notNull().default('id'),
    body: text().notNull(),
    /** The text for English readers. Only comments of the seed have one. */
    bodyEn: text(),
    at: instant().notNull(),
    /** A removed comment with answers keeps its row; its text is not shown. */
    removedAt: instant(),
  },
  (table) => [
    // For a post's comments, newest first, and a comment's answers, oldest first.
    index('comments_of_post').on(table.postId, table.at, table.id).where(sql`parent_id is null`),
    index('comments_of_parent').on(table.parentId, table.at, table.id).where(sql`parent_id is not null`),
    check('comments_are_in_a_language', sql`language in ('id', 'en')`),
  ],
)
