import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import type { Context } from '../context'
import type { Auth } from './auth'

/** Sends the link to a new password, if somebody has an account with this address. Nothing in the result says whether. */
export async function sendResetLink({ auth, email }: { auth: Auth; email: string }): Promise<void> {
  await auth.api.requestPasswordReset({ body: { email } })
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
