/** Each request causes the work of encoding photos. */
export const RETURNS = { by: 'limitReturns', of: 'browser', most: 10, seconds: 10 * 60 } as const
