/** Wrong keys. */
export const DESK_SIGN_INS = { by: 'signInToDesk', of: 'address', most: 10, seconds: 10 * 60 } as const
