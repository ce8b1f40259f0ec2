/** Misses of one address for one order, and for all orders. */
export const LOOK_UPS = [
  { by: 'limitLookUps', of: 'order and address', most: 5, seconds: 15 * 60 },
  { by: 'limitLookUps', of: 'address', most: 100, seconds: 15 * 60 },
] as const
