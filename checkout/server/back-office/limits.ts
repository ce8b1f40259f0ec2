/** Wrong keys only. */
export const BACK_OFFICE_SIGN_INS = { by: 'signIn', of: 'address', most: 10, seconds: 10 * 60 } as const
