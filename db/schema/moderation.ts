import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { creators, posts, uploadedMedia } from './feed'
import { instant } from './lifecycle'
import { members } from './member'
import { comments } from './social'

export const moderationStatus = pgEnum('moderation_status', [
  'open',
  'kept',
  'taken_down',
  'appealed',
  'upheld',
  'restored',
])

export const takedownReason = pgEnum('takedown_reason', [
  'misleading',
  'unsafe_product',
  'unmarked_ad',
  'hate',
  'spam',
  'other',
])

/** The item that a report or a case concerns. */
export const SUBJECT = sql`coalesce('post ' || post_id, 'comment ' || comment_id::text, 'creator ' || creator_id)`

/** 64 random bits in groups of four digits: 3F9A-… */
const NOTICE_NUMBER = sql`rtrim(regexp_replace(upper(left(md5(gen_random_uuid()::text), 16)), '(.{4})', '\\1-', 'g'), '-')`

/**
 * A moderation case about one post, comment or creator's profile: all reports until the decision,
 * the decision, and the appeal. server/moderation/moderation-changes.ts lists all transitions.
 */
export const moderationCases = pgTable(
  'moderation_cases',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The unguessable number on the notice to the owner, which is enough to appeal. */
    notice: text().notNull().unique().default(NOTICE_NUMBER),
    postId: text().references(() => posts.id, { onDelete: 'cascade' }),
    commentId: uuid().references(() => comments.id, { onDelete: 'cascade' }),
    creatorId: text().references(() => creators.id, { onDelete: 'cascade' }),
    subject: text().notNull().generatedAlwaysAs(SUBJECT),
    /**
     * The owner whose account a takedown counts against: a creator, a member, or a person who is
     * both.
     */
    ownerCreatorId: text().references(() => creators.id, { onDelete: 'cascade' }),
    ownerMemberId: text().references(() => members.id, { onDelete: 'set null' }),
    status: moderationStatus().notNull().default('open'),
    /** Changed by the trigger that files a report. */
    reports: integer().notNull(),
    openedAt: instant().notNull(),
    reason: takedownReason(),
    /** The operator's message to the owner. */
    note: text(),
    decidedAt: instant(),
    /** The moderator who handles the case; null while any of them may take it. */
    assignee: text(),
    appeal: text(),
    appealedAt: instant(),
    answer: text(),
    answeredAt: instant(),
  },
  (table) => [
    check('moderation_cases_name_one_thing', sql`num_nonnulls(post_id, comment_id, creator_id) = 1`),
    // One live case per item. New reports join it.
    uniqueIndex('moderation_cases_live')
      .on(table.subject)
      .where(sql`status in ('open', 'taken_down', 'appealed', 'upheld')`),
    index('moderation_cases_by_status').on(table.status, table.openedAt, table.id),
    index('moderation_cases_of_creator').on(table.ownerCreatorId),
    index('moderation_cases_of_member').on(table.ownerMemberId),
  ],
)

export const moderatorDecision = pgEnum('moderator_decision', ['keep', 'take_down', 'uphold', 'restore'])

/** The decisions of moderators about a case, those that were undone included. */
export const moderationDecisions = pgTable(
  'moderation_decisions',
  {
    id: uuid().primaryKey().defaultRandom(),
    caseId: uuid()
      .notNull()
      .references(() => moderationCases.id, { onDelete: 'cascade' }),
    decision: moderatorDecision().notNull(),
    /** The name that the moderator signed in with. */
    moderator: text().notNull(),
    reason: takedownReason(),
    at: instant().notNull(),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (table) => [
    index('moderation_decisions_of_case').on(table.caseId, table.at),
    // A case has one decision in force about its reports, and one about its appeal.
    uniqueIndex('moderation_decisions_in_force')
      .on(table.caseId, sql`(decision in ('keep', 'take_down'))`)
      .where(sql`undone_at is null`),
    check(
      'moderation_decisions_take_down_by_a_rule',
      sql`(${table.decision} = 'take_down') = (${table.reason} is not null)`,
    ),
    check('moderation_decisions_undone_by_somebody', sql`(${table.undoneAt} is null) = (${table.undoneBy} is null)`),
    // UNDO_MINUTES of server/moderation/limits.ts.
    check(
      'moderation_decisions_undone_in_time',
      sql`${table.undoneAt} is null or (${table.decision} in ('keep', 'take_down')
        and ${table.undoneAt} between ${table.at} and ${table.at} + interval '30 minutes')`,
    ),
  ],
)

/**
 * The uploads that a reported post showed while its case was open, for the operator and for a
 * takedown. Triggers write these rows at a report and at an edit of the post.
 */
export const reportedMedia = pgTable(
  'reported_media',
  {
    caseId: uuid()
      .notNull()
      .references(() => moderationCases.id, { onDelete: 'cascade' }),
    media: text()
      .notNull()
      .references(() => uploadedMedia.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.media] }), index('reported_media_by_media').on(table.media)],
)
