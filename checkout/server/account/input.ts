import { z } from 'zod'
import { PASSWORD } from './limits'

/** What people type about themselves; a message is the code of what is wrong. */
export const customerFields = z.object({
  name: z.string().trim().min(1, 'name_missing').max(80, 'name_too_long'),
  email: z.string().trim().toLowerCase().max(254, 'email_malformed').pipe(z.email('email_malformed')),
  password: z.string().min(PASSWORD.shortest, 'password_too_short').max(PASSWORD.longest, 'password_too_long'),
})

/** Those of an account that is there: whatever is wrong with them, it is not said. */
export const credentials = z.object({ email: z.string(), password: z.string() })

export const newPassword = z.object({ token: z.string().max(200), password: customerFields.shape.password })

export const ofLink = z.object({ token: z.string().max(200) })

export const demoIdentity = z.object({ id: z.string().max(64) })

/** Of the account whose data the page showed. */
export const ofAccount = z.object({ account: z.string().max(64) })
export const newName = ofAccount.extend({ name: customerFields.shape.name })
export const newEmail = ofAccount.extend({ email: customerFields.shape.email, password: z.string() })
