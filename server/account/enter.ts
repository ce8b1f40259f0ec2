import type { Context } from '../context'
import { afterTheAnswer } from './account-mail'
import { rememberDevice } from './devices'
import { limitSignIns } from './limit-accounts'
import { type Opened, type SignedIn, signIn } from './sign-in'
import { signUp } from './sign-up'

type Ctx = Pick<Context, 'address' | 'auth' | 'db' | 'device'>

/**
 * Opens an account, and mails the link that confirms its email. @throws {FieldsRefused}
 * `email_taken`
 */
export async function openAccount(
  ctx: Pick<Context, 'auth' | 'db' | 'device' | 'log' | 'mail'>,
  { name, email, password }: { name: string; email: string; password: string },
) {
  const opened = await signUp(ctx, { name, email, password })
  afterTheAnswer(ctx, ctx.mail.mailConfirmation(ctx, { memberId: opened.memberId, email }))

  return keepDevice(ctx, opened)
}

/**
 * Signs in to an account with its password. @throws {DomainError} `sign_in_refused`,
 * `too_many_tries`
 */
export const enterAccount = async (ctx: Ctx, { email, password }: { email: string; password: string }) =>
  keepDeviceOf(ctx, await limitSignIns(ctx, { email, enter: () => signIn(ctx, { email, password }) }))

type Browser = Pick<Context, 'db' | 'device'>

/** Remembers the browser for the account, unless the account is closed. */
export const keepDeviceOf = async (ctx: Browser, entered: SignedIn) =>
  'closed' in entered ? entered : keepDevice(ctx, entered)

const keepDevice = async (ctx: Browser, { session, memberId }: Opened) => ({
  session,
  device: await rememberDevice(ctx, { memberId }),
})
