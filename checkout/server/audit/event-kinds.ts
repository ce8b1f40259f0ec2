/** Events that an operator should look at today. */
export const ALARMS = [
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

export type Alarm = (typeof ALARMS)[number]

/** An alarm, or the count of its repetitions in a minute. */
export type AlarmKind = Alarm | `${string}_repeated`

/** Every kind of event in Pasar's audit log. */
export type EventKind =
  | AlarmKind
  | 'auditor_refused'
  | 'blocked_good_mended'
  | 'breach_closed'
  | 'breach_opened'
  | 'cancel_asked'
  | 'cash_collected'
  | 'cash_handed_over'
  | 'catalogue_published'
  | 'clock_advanced'
  | 'complaint_answered'
  | 'complaint_filed'
  | 'data_corrected'
  | 'data_erased'
  | 'data_exported'
  | 'database_reset'
  | 'deletion_requested'
  | 'deletion_withdrawn'
  | 'demo_refused'
  | 'desk_closed'
  | 'desk_opened'
  | 'desk_refused'
  | 'old_shop_paid'
  | 'handoff_claimed'
  | 'handoff_refused'
  | 'handoff_shown'
  | 'issuer_registry_changed'
  | 'migration_balances_opened'
  | 'migration_difference_planted'
  | 'migration_difference_reverted'
  | 'migration_merchants_imported'
  | 'migration_opened'
  | 'migration_orders_imported'
  | 'migration_products_imported'
  | 'migration_purged'
  | 'migration_reviews_imported'
  | 'migration_rolled_back'
  | 'migration_row_changed'
  | 'migration_row_refused'
  | 'migration_rows_repaired'
  | 'migration_shoppers_imported'
  | 'migration_shops_opened'
  | 'migration_stock_counted'
  | 'migration_verified'
  | 'migration_vouchers_imported'
  | 'migrated_person_claimed'
  | 'migrated_person_declined'
  | 'migrated_persons_forgotten'
  | 'migrated_persons_invited'
  | 'notification_received'
  | 'order_arrived'
  | 'order_cancelled'
  | 'order_completed'
  | 'order_corrected'
  | 'order_expired'
  | 'order_packed'
  | 'order_placed'
  | 'order_refused_at_door'
  | 'order_shipped'
  | 'order_stopped'
  | 'parcel_received'
  | 'payment_attempt_closed'
  | 'payment_attempt_reopened'
  | 'payment_late'
  | 'payment_received'
  | 'payment_requested'
  | 'plain_link_arrived'
  | 'promo_ended'
  | 'refund_asked'
  | 'refund_confirmed'
  | 'refund_confirmed_by_bank'
  | 'refund_manual'
  | 'refund_manual_done'
  | 'refund_requested'
  | 'report_asked'
  | 'retention_ended'
  | 'return_accepted'
  | 'return_refused'
  | 'return_requested'
  | 'seller_paid_out'
  | 'settlement_imported'
  | 'shop_closed'
  | 'shop_reopened'
  | 'status_asked'
  | 'waiting_room_changed'
  | 'waiting_room_closed'
  | 'waiting_room_opened'
