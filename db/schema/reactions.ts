import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { creators, posts } from './feed'
import { instant } from './lifecycle'
import { members } from './member'
import { moderationCases, SUBJECT } from './moderation'
import { comments } from './social'

const memberId = () =>
  text()
    .notNull()
    .references(() => members.id, { onDelete: 'cascade' })
const postId = () => text().references(() => posts.id, { onDelete: 'cascade' })
const commentId = () => uuid().references(() => comments.id, { onDelete: 'cascade' })

export const commentLikes = pgTable(
  'comment_likes',
  { memberId: memberId(), commentId: commentId().notNull(), at: instant().notNull() },
  (table) => [
    primaryKey({ columns: [table.memberId, table.commentId] }),
    index('comment_likes_by_comment').on(table.commentId),
  ],
)

/** Posts that a member has hidden. */
export const hiddenPosts = pgTable(
  'hidden_posts',
  { memberId: memberId(), postId: postId().notNull(), at: instant().notNull() },
  (table) => [primaryKey({ columns: [table.memberId, table.postId] })],
)

/** Sellers whose ads a member has hidden, by shop. */
export const hiddenSellers = pgTable(
  'hidden_sellers',
  { memberId: memberId(), shop: text().notNull(), sellerId: text().notNull(), at: instant().notNull() },
  (table) => [primaryKey({ columns: [table.memberId, table.shop, table.sellerId] })],
)

export const reportReason = pgEnum('report_reason', ['misleading', 'unsafe_product', 'hate', 'spam', 'other'])

/** Members' reports, one per member and item. A report outlives its member's account. */
export const reports = pgTable(
  'reports',
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: text().references(() => members.id, { onDelete: 'set null' }),
    postId: postId(),
    commentId: commentId(),
    creatorId: text().references(() => creators.id, { onDelete: 'cascade' }),
    subject: text().notNull().generatedAlwaysAs(SUBJECT),
    reason: reportReason().notNull(),
    note: text().notNull(),
    at: instant().notNull(),
    /** The case of the report. A trigger opens it, or finds the live case of the same item. */
    caseId: uuid().references(() => moderationCases.id, { onDelete: 'cascade' }),
  },
  (table) => [
    index('reports_by_time').on(table.at, table.id),
    index('reports_of_case').on(table.caseId),
    check('reports_name_one_thing', sql`num_nonnulls(post_id, comment_id, creator_id) = 1`),
    // Indexed by subject too, so that reports of deleted members are grouped with the others.
    unique('reports_once_each').on(table.memberId, table.subject),
  ],
)

export const notificationKind = pgEnum('notification_kind', [
  'reply',
  // A comment under a post of a creator.
  'comment',
  'comment_like',
  'follow',
  // Decisions of the moderators: these have a case and no actor.
  'taken_down',
  'takedown_upheld',
  'takedown_reversed',
  'takedown_undone',
  'account_closed',
  'account_reopened',
])

/**
 * Events about a member's comments and account: one row for each action of another member or of the
 * moderators.
 */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: memberId(),
    kind: notificationKind().notNull(),
    actorId: text().references(() => members.id, { onDelete: 'cascade' }),
    commentId: commentId(),
    creatorId: text().references(() => creators.id, { onDelete: 'cascade' }),
    caseId: uuid().references(() => moderationCases.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    readAt: instant(),
  },
  (table) => [
    index('notifications_of_member').on(table.memberId, table.at, table.id),
    // Liking, unliking and liking again notifies once.
    unique('notifications_once_each')
      .on(table.memberId, table.kind, table.actorId, table.commentId, table.creatorId, table.caseId)
      .nullsNotDistinct(),
    check('notifications_come_from_somebody', sql`num_nonnulls(actor_id, case_id) = 1`),
  ],
)

export const markKind = pgEnum('mark_kind', ['like', 'save'])

/**
 * For the creator of a post: one row for each member who liked or saved it. Shown as one
 * notification a day, and without names for saves, which are private.
 */
export const markNotifications = pgTable(
  'mark_notifications',
  {
    postId: postId().notNull(),
    kind: markKind().notNull(),
    actorId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    memberId: memberId(),
    at: instant().notNull(),
    readAt: instant(),
  },
  (table) => [
    // Liking, unliking and liking again notifies once.
    primaryKey({ columns: [table.postId, table.kind, table.actorId] }),
    index('mark_notifications_of_member').on(table.memberId, table.at),
    // Every page counts the unread ones.
    index('mark_notifications_unread').on(table.memberId).where(sql`read_at is null`),
  ],
)
