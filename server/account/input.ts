import { z } from 'zod'
import { PASSWORD } from './limits'

/** The schemas of members' account forms. */
const name = z.string().trim().min(1, 'name_missing').max(40, 'name_too_long')
const email = z.string().trim().toLowerCase().max(254, 'email_malformed').pipe(z.email('email_malformed'))
const password = z.string().min(PASSWORD.shortest, 'password_too_short').max(PASSWORD.longest, 'password_too_long')

export const signUp = z.object({ name, email, password })

/** Only compared with the account: an invalid e-mail simply matches none. */
export const signIn = z.object({ email: z.string(), password: z.string() })

/** A demo account that is signed in with one tap. */
export const demoIdentity = z.object({ handle: z.string().max(64) })

export const nameChange = z.object({ name })

export const emailChange = z.object({ email, password: z.string() })

export const emailConfirmation = z.object({ token: z.string().max(100, 'confirm_link_ended') })

export const resetRequest = z.object({ email })

export const newPassword = z.object({ token: z.string().max(100, 'reset_link_ended'), password })
