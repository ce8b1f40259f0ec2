/** Lifetime of an account session. */
export const ACCOUNT_SECONDS = 30 * 24 * 60 * 60

/** How long a device is remembered after a sign-in. */
export const DEVICE_SECONDS = 365 * 24 * 60 * 60

/** High enough for a person, low enough to stop a program. */
export const ACTS = { by: 'limitActs', of: 'browser', most: 60, seconds: 60 } as const

/** Three limits: per address, per account from that address, and per known device. */
export const SIGN_INS = [
  { by: 'limitSignIns', of: 'address', most: 60, seconds: 10 * 60 },
  { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 10 * 60 },
  { by: 'limitSignIns', of: 'browser', most: 10, seconds: 10 * 60 },
] as const

/** One address may be a whole school behind one router. */
export const SIGN_UPS = { by: 'limitSignUps', of: 'address', most: 60, seconds: 60 * 60 } as const

/** Password reset links; limited like sign-ins. */
export const RESETS = [
  { by: 'limitResets', of: 'address', most: 30, seconds: 60 * 60 },
  { by: 'limitResets', of: 'account and address', most: 3, seconds: 60 * 60 },
  { by: 'limitResets', of: 'browser', most: 3, seconds: 60 * 60 },
] as const

/** Confirmation mails. */
export const CONFIRMATIONS = { by: 'limitConfirmations', of: 'mailbox', most: 5, seconds: 60 * 60 } as const

/** Characters of a password. */
export const PASSWORD = { shortest: 8, longest: 128 }
