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

/** Posts that a member does not want to see. */
export const hiddenPosts = pgTable(
  'hidden_posts',
  { memberId: memberId(), postId: postId().notNull(), at: instant().notNull() },
  (table) => [primaryKey({ columns: [table.memberId, table.postId] })],
)

/** Sellers whose ads a member does not want to see, by the shop that they sell in. */
export const hiddenSellers = pgTable(
  'hidden_sellers',
  { memberId: memberId(), shop: text().notNull(), sellerId: text().notNull(), at: instant().notNull() },
  (table) => [primaryKey({ columns: [table.memberId, table.shop, table.sellerId] })],
)

export const reportReason = pgEnum('report_reason', ['misleading', 'unsafe_product', 'hate', 'spam', 'other'])

/** What members told the moderators, once for each post, comment or creator. It outlives the account of who told. */
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
    /** The moderators' case that it belongs to. A trigger opens it, or finds the live one of the same thing. */
    caseId: uuid().references(() => moderationCases.id, { onDelete: 'cascade' }),
  },
  (table) => [
    index('reports_by_time').on(table.at, table.id),
    index('reports_of_case').on(table.caseId),
    check('reports_name_one_thing', sql`num_nonnulls(post_id, comment_id, creator_id) = 1`),
    // By what it is about, so that reports of members who left stand beside each other.
    unique('reports_once_each').on(table.memberId, table.subject),
  ],
)

export const notificationKind = pgEnum('notification_kind', [
  'reply',
  'comment_like',
  'follow',
  // What the moderators decided: these name a case, and no actor.
  'taken_down',
  'takedown_upheld',
  'takedown_reversed',
  'account_closed',
  'account_reopened',
])

/** What happened to a member's own words and name. One row for each act of each other member, or of the moderators. */
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
    // Who likes, takes it back and likes again is told of once.
    unique('notifications_once_each')
      .on(table.memberId, table.kind, table.actorId, table.commentId, table.creatorId, table.caseId)
      .nullsNotDistinct(),
    check('notifications_come_from_somebody', sql`num_nonnulls(actor_id, case_id) = 1`),
  ],
)
