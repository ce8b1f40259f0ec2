import { DomainError } from '@jembatan/platform/errors'
import { hashSessionToken } from '@jembatan/platform/session-tokens'
import { and, eq, gt, ne } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { customerConfirmations, customerSessions, customers } from '@/db/schema'
import type { Language } from '@/i18n/language'
import { recordEvent } from '../audit/record-event'
import type { Timed, TimedContext } from '../context'
import { getLinks } from '../mail/get-post-office'
import { hashLinkToken, newLink } from '../mail/link-token'
import { queueAccountMail } from '../mail/queue-mail'
import { endLinks } from './end-links'
import { emailTaken } from './fields-refused'
import { limitConfirmations } from './limit-accounts'
import type { Customer } from './read-customer'

/** Lifetime of a confirmation link, by the machine's time. */
const CONFIRM_SECONDS = 24 * 60 * 60

type Ask = {
  customer: { id: string; sessionHash: string }
  email: string
  language?: Language | undefined
  secret: string
  now: Date
}

/**
 * Queues the mail whose link verifies a customer's email. A newer link replaces the previous one.
 */
export async function requestConfirmation(db: Connection, { customer, email, language, secret, now }: Ask) {
  const { seed, hash } = newLink({ kind: 'email_confirm', secret })
  const link = { tokenHash: hash, email, expiresAt: new Date(Date.now() + CONFIRM_SECONDS * 1000) }
  await db
    .insert(customerConfirmations)
    .values({ customerId: customer.id, ...link })
    .onConflictDoUpdate({ target: customerConfirmations.customerId, set: link })
  const mail = { sessionHash: customer.sessionHash, recipient: email, language, detail: { seed } }
  await queueAccountMail(db, { kind: 'email_confirm', key: hash, ...mail, now })
}

type Sending = Timed & Pick<TimedContext, 'language'> & { customer: Customer }

/** Resends the link that verifies the account's email. @throws {DomainError} `too_many_tries` */
export async function sendConfirmation({ db, now, language, customer }: Sending) {
  if (customer.emailVerified) return
  await limitConfirmations({ db }, customer)
  await requestConfirmation(db, { customer, email: customer.email, language, ...getLinks(), now })
}

type Confirming = Pick<TimedContext, 'db' | 'accountSession' | 'now'>

/**
 * Verifies the email of a confirmation link, once. A changed email takes effect now: it ends all
 * other sessions, links and trusted browsers of the account.
 * @throws {DomainError} `confirm_link_ended`; {FieldsRefused} when another account has taken the
 * email meanwhile.
 */
export async function confirmEmail({ db, accountSession: session, now }: Confirming, { token }: { token: string }) {
  const work = db.transaction(async (tx) => {
    const [link] = await tx
      .delete(customerConfirmations)
      .where(
        and(eq(customerConfirmations.tokenHash, hashLinkToken(token)), gt(customerConfirmations.expiresAt, new Date())),
      )
      .returning()
    if (!link) throw new DomainError('conflict', 'confirm_link_ended', 'the link was used, has ended or never was')
    const { customerId, email } = link
    const isNew = (await tx.$count(customers, and(eq(customers.id, customerId), ne(customers.email, email)))) > 0
    await tx.update(customers).set({ email, emailVerified: true, updatedAt: now }).where(eq(customers.id, customerId))
    if (!isNew) return
    const here = session ? hashSessionToken(session.split('.')[0] ?? '') : ''
    await tx
      .delete(customerSessions)
      .where(and(eq(customerSessions.customerId, customerId), ne(customerSessions.token, here)))
    await endLinks(tx, { customerId })
    await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
  })

  await work.catch(emailTaken)
}
