/** Wrong keys. */
export const CONSOLE_SIGN_INS = { by: 'signInToConsole', of: 'address', most: 10, seconds: 10 * 60 } as const
