import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import type { Context } from '../context'
import type { Auth } from './auth'
import { memberFields, parseFields } from './member-fields'

const asked = memberFields.pick({ email: true })
const chosen = memberFields.pick({ password: true })

/** The address as it is kept. @throws {FieldsRefused} */
export const parseEmail = (email: string) => parseFields(asked, { email }).email

/** Sends the link to a new password, if somebody has an account with this address. Nothing in the result says whether. */
export async function sendResetLink({ auth, email }: { auth: Auth; email: string }): Promise<void> {
  await auth.api.requestPasswordReset({ body: { email } })
}

/**
 * Sets the password that a link is for, once, and ends every session of the member.
 * @throws {FieldsRefused}; {DomainError} `reset_link_ended` for a link that was used, has ended or never was.
 */
export async function setPassword(
  { auth }: Pick<Context, 'auth'>,
  { token, ...typed }: { token: string; password: string },
): Promise<void> {
  const { password } = parseFields(chosen, typed)
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
