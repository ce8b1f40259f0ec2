/** Claims of one browser. */
export const CLAIMS = { by: 'limitClaims', of: 'browser', most: 60, seconds: 10 } as const

/** Invalid tokens. */
export const BAD_TOKENS = { by: 'limitBadTokens', of: 'address', most: 600, seconds: 10 } as const
