export const PASSWORD = { shortest: 8, longest: 128 }

/** A person taps, a program hammers. */
export const ACTS = { by: 'limitActs', of: 'member', most: 60, seconds: 60 } as const

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

/** Links that are opened. */
export const NEW_PASSWORDS = { by: 'limitNewPasswords', of: 'address', most: 30, seconds: 10 * 60 } as const

/** A draft is saved as it is typed. */
export const SAVES = { by: 'limitSaves', of: 'member', most: 120, seconds: 60 } as const

/** Making a clip takes seconds of this machine. */
export const UPLOADS = { by: 'limitUploads', of: 'member', most: 20, seconds: 10 * 60 } as const

/** Posts that were seen. */
export const VIEWS = { by: 'limitViews', of: 'address', most: 300, seconds: 60 } as const
