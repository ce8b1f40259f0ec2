import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import type { Context } from '../context'
import { afterTheAnswer } from './account-mail'
import type { Auth } from './auth'
import { limitResets } from './limit-accounts'

/** Sends a reset link if the address has an account. The result does not reveal whether it has. */
export async function sendResetLink({ auth, email }: { auth: Auth; email: string }): Promise<void> {
  await auth.api.requestPasswordReset({ body: { email } })
}

/**
 * Responds before it looks for an account, so that the duration does not reveal one. @throws
 * {DomainError} `too_many_tries`
 */
export async function askReset(
  ctx: Pick<Context, 'address' | 'db' | 'device' | 'log' | 'mail'>,
  { email }: { email: string },
) {
  if (await limitResets(ctx, { email })) afterTheAnswer(ctx, ctx.mail.mailResetLink(ctx, { email }))
}

/**
 * Sets a new password through a link, which works once, and ends every session of the member.
 * @throws {DomainError} `reset_link_ended` for a used, expired or unknown link.
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
