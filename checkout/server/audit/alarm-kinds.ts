/** All alarm kinds; each has a label in the back office. */
export const ALARM_KINDS = [
  'notification_forged',
  'notification_malformed',
  'notification_oversize',
  'notification_quarantined',
  'notification_repeated',
  'payment_quarantined',
  'payment_contradicted',
  'payment_charged_back',
  'payment_reversed',
  'payment_voided',
  'refund_elsewhere',
  'refunded_twice',
  'order_flagged',
  'issuer_registry_refused',
  'clock_skewed',
  'job_given_up',
  'complaint_overdue',
] as const

/** An alarm, or the count of its repetitions in a minute. */
export type AlarmKind = (typeof ALARM_KINDS)[number] | `${string}_repeated`
