import { APIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { customers } from '@/db/schema'
import { newLink } from '../mail/link-token'
import { queueAccountMail } from '../mail/queue-mail'
import type { Auth } from './auth'
import { requestConfirmation } from './confirm-email'
import { FieldsRefused } from './fields-refused'
import { type Customer, cookieOf } from './read-customer'

type ChangeEmail = { auth: Auth; session: string; email: string; password: string }

/**
 * Takes the password of an account for its new e-mail, which counts once its link is opened.
 * @throws {FieldsRefused} for an e-mail that is taken and for a password that is not the account's.
 */
export async function parseNewEmail(db: Database, { auth, session, email, password }: ChangeEmail) {
  await auth.api.verifyPassword({ body: { password }, headers: cookieOf(session) }).catch((failure: unknown) => {
    if (failure instanceof APIError && failure.statusCode < 500)
      throw new FieldsRefused({ password: 'password_wrong' }, { cause: failure })
    throw failure
  })
  if (await db.$count(customers, eq(customers.email, email))) throw new FieldsRefused({ email: 'email_taken' })

  return email
}

type Announce = { customer: Customer; email: string; secret: string; now: Date }

/** Writes the letter with the link to the new e-mail, and one to the old e-mail that tells of it. */
export async function announceNewEmail(db: Database, { customer, email, secret, now }: Announce) {
  await db.transaction(async (tx) => {
    await requestConfirmation(tx, { customer, email, secret, now })
    const { hash: key } = newLink({ kind: 'email_confirm', secret })
    const { sessionHash, email: recipient } = customer
    await queueAccountMail(tx, { kind: 'email_change', key, sessionHash, recipient, detail: {}, now })
  })
}
