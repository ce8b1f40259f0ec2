import { z } from 'zod'
import { PASSWORD } from './limits'

/** What people type about themselves. */
const name = z.string().trim().min(1, 'name_missing').max(40, 'name_too_long')
const email = z.string().trim().toLowerCase().max(254, 'email_malformed').pipe(z.email('email_malformed'))
const password = z.string().min(PASSWORD.shortest, 'password_too_short').max(PASSWORD.longest, 'password_too_long')

export const signUp = z.object({ name, email, password })

/** Checked against the account: what is no e-mail is nobody's. */
export const signIn = z.object({ email: z.string(), password: z.string() })

/** An account of the demo that is entered by a tap. */
export const demoIdentity = z.object({ handle: z.string().max(64) })

export const nameChange = z.object({ name })

export const emailChange = z.object({ email, password: z.string() })

export const emailConfirmation = z.object({ token: z.string().max(100, 'confirm_link_ended') })

export const resetRequest = z.object({ email })

export const newPassword = z.object({ token: z.string().max(100, 'reset_link_ended'), password })
