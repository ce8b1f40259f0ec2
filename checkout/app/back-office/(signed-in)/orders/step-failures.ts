/** Why an order does not go its next step: each has its words there. */
export const STEP_FAILURES = ['order_not_ready', 'order_missing', 'parcel_missing', 'order_in_migration'] as const
