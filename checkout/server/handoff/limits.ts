/** Of one browser. */
export const CLAIMS = { by: 'limitClaims', of: 'browser', most: 60, seconds: 10 } as const

/** Tokens that are not genuine. */
export const BAD_TOKENS = { by: 'limitBadTokens', of: 'address', most: 600, seconds: 10 } as const
