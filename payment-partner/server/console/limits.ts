/** Longest range of a report. Its lines are read whole. */
export const MOST_DAYS = 92

/** Wrong keys. */
export const CONSOLE_SIGN_INS = { by: 'signInToConsole', of: 'address', most: 10, seconds: 10 * 60 } as const
