import { z } from 'zod'
import { AVATARS, KEEP_PICTURE, PASSWORD } from './limits'

/** The schemas of members' account forms. */
const name = z.string().trim().min(1, 'name_missing').max(40, 'name_too_long')
const email = z.string().trim().toLowerCase().max(254, 'email_malformed').pipe(z.email('email_malformed'))
const password = z.string().min(PASSWORD.shortest, 'password_too_short').max(PASSWORD.longest, 'password_too_long')

export const signUp = z.object({ name, email, password })

/** Only compared with the account: an invalid email simply matches none. */
export const signIn = z.object({ email: z.string(), password: z.string() })

/** A demo account that is signed in with one tap. */
export const demoIdentity = z.object({ handle: z.string().max(64) })

/** Names that would pass for the operator, and the one of deleted accounts. */
const RESERVED = ['admin', 'akun-terhapus', 'jembatan', 'kasir', 'moderator', 'pasar', 'ramai']

const handle = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_-]{2,29}$/, 'handle_malformed')
  .refine((typed) => !RESERVED.includes(typed), 'handle_taken')

const bio = z.string().trim().max(160, 'bio_too_long').default('')

export const profileChange = z.object({
  name,
  handle,
  picture: z.enum(['', KEEP_PICTURE, ...AVATARS]).default(KEEP_PICTURE),
  bioId: bio,
  bioEn: bio,
})

export const emailChange = z.object({ email, password: z.string() })

export const emailConfirmation = z.object({ token: z.string().max(100, 'confirm_link_ended') })

export const resetRequest = z.object({ email })

export const newPassword = z.object({ token: z.string().max(100, 'reset_link_ended'), password })
