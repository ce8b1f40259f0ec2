export const PASSWORD = { shortest: 8, longest: 128 }

/** Far above the rate of a person, to stop programs. */
export const ACTS = { by: 'limitActs', of: 'member', most: 60, seconds: 60 } as const

/** By address, by account and address, and by known browser. */
export const SIGN_INS = [
  { by: 'limitSignIns', of: 'address', most: 60, seconds: 10 * 60 },
  { by: 'limitSignIns', of: 'account and address', most: 10, seconds: 10 * 60 },
  { by: 'limitSignIns', of: 'browser', most: 10, seconds: 10 * 60 },
] as const

/** An address may be a whole school behind one router. */
export const SIGN_UPS = { by: 'limitSignUps', of: 'address', most: 60, seconds: 60 * 60 } as const

/** Links to set a new password, limited like sign-ins. */
export const RESETS = [
  { by: 'limitResets', of: 'address', most: 30, seconds: 60 * 60 },
  { by: 'limitResets', of: 'account and address', most: 3, seconds: 60 * 60 },
  { by: 'limitResets', of: 'browser', most: 3, seconds: 60 * 60 },
] as const

/** Emails that confirm an address. */
export const CONFIRMATIONS = { by: 'limitConfirmations', of: 'mailbox', most: 5, seconds: 60 * 60 } as const

/** Opened links of emails. */
export const NEW_PASSWORDS = { by: 'limitNewPasswords', of: 'address', most: 30, seconds: 10 * 60 } as const

/** A draft is saved during input. */
export const SAVES = { by: 'limitSaves', of: 'member', most: 120, seconds: 60 } as const

/** Encoding a clip takes seconds of this machine. */
export const UPLOADS = { by: 'limitUploads', of: 'member', most: 20, seconds: 10 * 60 } as const

/** Counted views of posts. */
export const VIEWS = { by: 'limitViews', of: 'address', most: 300, seconds: 60 } as const

/** The drawn pictures that a member can choose, by file name. */
export const AVATARS = [
  'daun',
  'kucing',
  'perahu',
  'bulan',
  'mentari',
  'gunung',
  'ikan',
  'cangkir',
  'burung',
  'bunga',
  'kawung',
  'ombak',
] as const

export type Avatar = (typeof AVATARS)[number]

export const pathOfAvatar = (avatar: Avatar) => `/media/avatars/drawn/${avatar}.svg`

/** The choice to leave a picture as it is. */
export const KEEP_PICTURE = 'keep'
