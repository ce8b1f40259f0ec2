import { APIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { customers } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { TimedContext } from '../context'
import { getLinks } from '../mail/get-post-office'
import { newLink } from '../mail/link-token'
import { queueAccountMail } from '../mail/queue-mail'
import type { Auth } from './auth'
import { requestConfirmation } from './confirm-email'
import { FieldsRefused } from './fields-refused'
import { getAuth } from './get-auth'
import { limitConfirmations, limitSignIns } from './limit-accounts'
import { type Customer, cookieOf } from './read-customer'

type NewEmail = { email: string; password: string }
type ChangeEmail = NewEmail & { auth: Auth; session: string }
type Changing = Pick<TimedContext, 'db' | 'address' | 'device' | 'accountSession' | 'language' | 'now'> & {
  customer: Customer
}

/**
 * Requests a new email for an account, which takes effect once its link is opened, and notifies
 * the old address.
 * @throws {FieldsRefused} as `parseNewEmail`; {DomainError} `too_many_tries`
 */
export async function changeEmail(ctx: Changing, { email: typed, password }: NewEmail) {
  const { db, customer, language, now } = ctx
  const request = { auth: getAuth(), session: ctx.accountSession ?? '', email: typed, password }
  const email = await limitSignIns(ctx, { email: customer.email, enter: () => parseNewEmail(db, request) })
  await limitConfirmations(ctx, { email })
  await announceNewEmail(db, { customer, email, language, ...getLinks(), now })
}

/**
 * Checks the account's password and the new email.
 * @throws {FieldsRefused} for an email that is taken, or a wrong password.
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

type Announce = { customer: Customer; email: string; language?: Language | undefined; secret: string; now: Date }

/** Queues the mail with the link to the new email, and a notice to the old one. */
export async function announceNewEmail(db: Database, { customer, email, language, secret, now }: Announce) {
  await db.transaction(async (tx) => {
    await requestConfirmation(tx, { customer, email, language, secret, now })
    const { hash: key } = newLink({ kind: 'email_confirm', secret })
    const { sessionHash, email: recipient } = customer
    await queueAccountMail(tx, { kind: 'email_change', key, sessionHash, recipient, language, detail: {}, now })
  })
}
