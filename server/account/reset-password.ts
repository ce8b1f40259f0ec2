import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import type { Context } from '../context'
import { afterTheAnswer } from './account-mail'
import type { Auth } from './auth'
import { limitResets } from './limit-accounts'

/** Sends the link to a new password, if somebody has an account with this address. Nothing in the result says whether. */
export async function sendResetLink({ auth, email }: { auth: Auth; email: string }): Promise<void> {
  await auth.api.requestPasswordReset({ body: { email } })
}

/** Answers before anybody looks for an account, so the duration says nothing of one. @throws {DomainError} `too_many_tries` */
export async function askReset(
  ctx: Pick<Context, 'address' | 'db' | 'device' | 'log' | 'mail'>,
  { email }: { email: string },
) {
  if (await limitResets(ctx, { email })) afterTheAnswer(ctx, ctx.mail.mailResetLink(ctx, { email }))
}

/**
 * Sets the password that a link is for, once, and ends every session of the member.
 * @throws {DomainError} `reset_link_ended` for a link that was used, has ended or never was.
 */
export async function setPassword(
  { auth }: Pick<Context, 'auth'>,
  { token, password }: { token: string; password: string },
): Promise<void> {
  await auth()
    .api.resetPassword({ body: { newPassword: password, token } })
    .catch((failure: unknown) => {
      if (failure instanceof APIError && failure.statusCode < 500)
        throw new DomainError(
          'conflict',
          'reset_link_ended',
          'The link was used, has ended or never was.',
          {},
          {
            cause: failure,
          },
        )
      throw failure
    })
}
