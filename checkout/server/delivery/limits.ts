/**
 * Capacity of an address book. Ordering with a new address drops the last one of the list; adding
 * one by hand is refused.
 */
export const MOST_ADDRESSES = 20
