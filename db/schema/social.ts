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

/** The statement that adds or takes a like also moves `posts.likes`; so it is for saves and comments. */
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

/** The statement that adds or takes a row also moves `creators.followers`. */
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
    /** The comment that this one answers. Answers are one level deep: an answer to an answer has the same parent. */
    parentId: uuid().references((): AnyPgColumn => comments.id),
    /** The language it was written in, so that a screen reader of the other language pronounces it. */
    language: text().notNull().default('id'),
    body: text().notNull(),
    /** What is shown in English instead of the body. Only comments of the seed have it. */
    bodyEn: text(),
    at: instant().notNull(),
    /** A comment that was taken away keeps its row, because answers hang on it; its words are not shown. */
    removedAt: instant(),
  },
  (table) => [
    // The page of comments under a post, newest first, and the answers under one, oldest first.
    index('comments_of_post').on(table.postId, table.at, table.id).where(sql`parent_id is null`),
    index('comments_of_parent').on(table.parentId, table.at, table.id).where(sql`parent_id is not null`),
    check('comments_are_in_a_language', sql`language in ('id', 'en')`),
  ],
)
