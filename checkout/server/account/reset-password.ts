import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { customers } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { TimedContext } from '../context'
import { newLink } from '../mail/link-token'
import { queueAccountMail } from '../mail/queue-mail'
import { afterTheAnswer } from './after-the-answer'
import { type Auth, RESET_SECONDS } from './auth'
import { getAuth } from './get-auth'
import { limitResets } from './limit-accounts'

type SendResetLink = { auth: Auth; email: string; language?: Language | undefined; now: Date }

/**
 * Requests a password reset link. Responds before the account look-up, so that the response time
 * reveals nothing.
 * @throws {DomainError} `too_many_tries`
 */
export async function requestReset(
  ctx: Pick<TimedContext, 'db' | 'address' | 'device' | 'language' | 'now'>,
  { email }: { email: string },
) {
  const { db, language, now } = ctx
  if (await limitResets(ctx, { email }))
    afterTheAnswer(() => sendResetLink(db, { auth: getAuth(), email, language, now }))
}

/** Queues the mail with the reset link, if an account has this email. */
export async function sendResetLink(db: Database, { auth, email, language, now }: SendResetLink): Promise<void> {
  const [customer] = await db.select().from(customers).where(eq(customers.email, email))
  if (!customer) return
  const { internalAdapter, secret } = await auth.$context
  const { seed, token, hash } = newLink({ kind: 'password_reset', secret })
  // The row that better-auth's `resetPassword` looks up. better-auth would generate a token itself,
  // but mails store only a seed.
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: customer.id,
    expiresAt: new Date(Date.now() + RESET_SECONDS * 1000),
  })
  const mail = { sessionHash: customer.sessionHash, recipient: customer.email, language, detail: { seed } }
  await queueAccountMail(db, { kind: 'password_reset', key: hash, ...mail, now })
}

type SetPassword = { token: string; password: string }

/**
 * Sets a new password, once per link, and signs the account out everywhere.
 * @throws {DomainError} `reset_refused` for a used, expired or unknown link.
 */
export async function setPassword({ auth }: { auth: Auth }, { token, password }: SetPassword) {
  await auth.api.resetPassword({ body: { token, newPassword: password } }).catch((failure: unknown) => {
    if (failure instanceof APIError && failure.statusCode < 500)
      throw new DomainError('invalid', 'reset_refused', 'the link is used, too old or none', {}, { cause: failure })
    throw failure
  })
}
