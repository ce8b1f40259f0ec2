/** The session of an account. */
export const ACCOUNT_SECONDS = 30 * 24 * 60 * 60

/** How long a browser is known in which somebody signed in. */
export const DEVICE_SECONDS = 365 * 24 * 60 * 60

/** A person taps, a program hammers. */
export const ACTS = { by: 'limitActs', of: 'browser', most: 60, seconds: 60 } as const

/** From an address, of an account from there, and in a browser that is known. */
export const SIGN_INS = [
  { by: 'limitSignIns', of: 'address', most: 60, seconds: 10 * 60 },
  { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 10 * 60 },
  { by: 'limitSignIns', of: 'browser', most: 10, seconds: 10 * 60 },
] as const

/** An address may be a whole school behind one router. */
export const SIGN_UPS = { by: 'limitSignUps', of: 'address', most: 60, seconds: 60 * 60 } as const

/** Links for a new password, counted as sign-ins are. */
export const RESETS = [
  { by: 'limitResets', of: 'address', most: 30, seconds: 60 * 60 },
  { by: 'limitResets', of: 'account and address', most: 3, seconds: 60 * 60 },
  { by: 'limitResets', of: 'browser', most: 3, seconds: 60 * 60 },
] as const

/** Letters that prove an e-mail. */
export const CONFIRMATIONS = { by: 'limitConfirmations', of: 'mailbox', most: 5, seconds: 60 * 60 } as const

/** Letters of a password. */
export const PASSWORD = { shortest: 8, longest: 128 }
