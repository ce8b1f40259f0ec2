import type { moderationCases, moderationStatus, notificationKind } from '@/db/schema'
import type { EventKind } from '../audit/record-event'

export type ModerationStatus = (typeof moderationStatus.enumValues)[number]

type ModerationChange = {
  from: ModerationStatus
  to: ModerationStatus
  /** The column that keeps the moment. */
  at: keyof typeof moderationCases.$inferInsert & `${string}At`
  /** Kind of the audit event. */
  audit: EventKind
  /** What the owner is told of it, in the app. */
  notice?: (typeof notificationKind.enumValues)[number]
}

/** Every way in which a case changes. What is not here never happens: so there is one decision, one appeal, one answer. */
export const MODERATION_CHANGES = {
  keep: { from: 'open', to: 'kept', at: 'decidedAt', audit: 'report_dismissed' },
  take_down: { from: 'open', to: 'taken_down', at: 'decidedAt', audit: 'content_taken_down', notice: 'taken_down' },
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

/** The thing is down, and the takedown counts against its owner's account, until an appeal is granted. */
export const STANDING = ['taken_down', 'appealed', 'upheld'] as const satisfies ModerationStatus[]

/** The case is open or stands: new reports of the thing join it. */
export const LIVE = ['open', ...STANDING] as const satisfies ModerationStatus[]

/** So many standing takedowns close an account; fewer open it again. */
export const CLOSING_TAKEDOWNS = 3
