/** Reasons why an order cannot take its next step; the page has a text for each. */
export const STEP_FAILURES = ['order_not_ready', 'order_missing', 'parcel_missing', 'order_in_migration'] as const
