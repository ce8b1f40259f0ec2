/** Each brings photos to draw. */
export const RETURNS = { by: 'limitReturns', of: 'browser', most: 10, seconds: 10 * 60 } as const
