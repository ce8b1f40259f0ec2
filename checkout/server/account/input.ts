import { z } from 'zod'
import { PASSWORD } from './limits'

/** Customer data as typed; the messages are error codes. */
export const customerFields = z.object({
  name: z.string().trim().min(1, 'name_missing').max(80, 'name_too_long'),
  email: z.string().trim().toLowerCase().max(254, 'email_malformed').pipe(z.email('email_malformed')),
  password: z.string().min(PASSWORD.shortest, 'password_too_short').max(PASSWORD.longest, 'password_too_long'),
})

/** Sign-in fields. They are not validated: an error must not reveal what is wrong. */
export const credentials = z.object({ email: z.string(), password: z.string() })

export const newPassword = z.object({ token: z.string().max(200), password: customerFields.shape.password })

export const ofLink = z.object({ token: z.string().max(200) })

export const demoIdentity = z.object({ id: z.string().max(64) })

/** The account whose data the page showed. */
export const ofAccount = z.object({ account: z.string().max(64) })
export const newName = ofAccount.extend({ name: customerFields.shape.name })
export const newEmail = ofAccount.extend({ email: customerFields.shape.email, password: z.string() })
