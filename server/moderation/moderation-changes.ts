import type { moderationCases, moderationStatus, notificationKind } from '@/db/schema'
import type { EventKind } from '../audit/event-kinds'

export type ModerationStatus = (typeof moderationStatus.enumValues)[number]

type ModerationChange = {
  from: ModerationStatus
  to: ModerationStatus
  /** The column with the time of the change. An undo clears it. */
  at: keyof typeof moderationCases.$inferInsert & `${string}At`
  audit: EventKind
  /** The kind of notification that the owner gets in the app. */
  notice?: (typeof notificationKind.enumValues)[number]
}

/**
 * All transitions of a case; others are impossible. So each case has at most one decision in force,
 * one appeal and one answer.
 */
export const MODERATION_CHANGES = {
  keep: { from: 'open', to: 'kept', at: 'decidedAt', audit: 'report_dismissed' },
  take_down: { from: 'open', to: 'taken_down', at: 'decidedAt', audit: 'content_taken_down', notice: 'taken_down' },
  undo_keep: { from: 'kept', to: 'open', at: 'decidedAt', audit: 'decision_undone' },
  undo_take_down: {
    from: 'taken_down',
    to: 'open',
    at: 'decidedAt',
    audit: 'decision_undone',
    notice: 'takedown_undone',
  },
  appeal: { from: 'taken_down', to: 'appealed', at: 'appealedAt', audit: 'takedown_appealed' },
  uphold: { from: 'appealed', to: 'upheld', at: 'answeredAt', audit: 'takedown_upheld', notice: 'takedown_upheld' },
  restore: {
    from: 'appealed',
    to: 'restored',
    at: 'answeredAt',
    audit: 'takedown_reversed',
    notice: 'takedown_reversed',
  },
} as const satisfies Record<string, ModerationChange>

export type ModerationChangeName = keyof typeof MODERATION_CHANGES

export const changeOf = (name: ModerationChangeName): ModerationChange => MODERATION_CHANGES[name]

/**
 * The item is down, and the takedown counts against its owner's account, until an appeal is
 * granted.
 */
export const STANDING = ['taken_down', 'appealed', 'upheld'] as const satisfies ModerationStatus[]

/** The case is open or stands, so new reports of the item join it. */
export const LIVE = ['open', ...STANDING] as const satisfies ModerationStatus[]

/** This many standing takedowns close an account; fewer reopen it. */
export const CLOSING_TAKEDOWNS = 3
