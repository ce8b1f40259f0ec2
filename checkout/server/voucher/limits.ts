export const UNFIT_REASONS = [
  ...(['not_yet', 'over', 'used_before', 'used_up', 'other_shop', 'other_category', 'minimum'] as const),
  ...(['shipping_free', 'nothing_left'] as const),
] as const

/** Unknown codes. */
export const CODES = { by: 'limitCodes', of: 'address', most: 30, seconds: 10 * 60 } as const
