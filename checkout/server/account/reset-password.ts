import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import { type Auth, asking } from './auth'
import { customerFields, parseFields } from './customer-fields'

type RequestReset = { auth: Auth; email: string; sessionHash: string }

/**
 * Sends a link to whoever has the account, and gives the same answer where nobody has.
 * @throws {FieldsRefused} for what is no e-mail at all.
 */
export async function requestReset({ auth, sessionHash, ...typed }: RequestReset) {
  const { email } = parseFields(customerFields.pick({ email: true }), typed)
  await asking.run({ sessionHash }, () => auth.api.requestPasswordReset({ body: { email } }))
}

type SetPassword = { auth: Auth; token: string; password: string }

/**
 * Once a link. Whoever is signed in to the account is signed out.
 * @throws {FieldsRefused | DomainError} `reset_refused` for a link that was used, is too old or never was.
 */
export async function setPassword({ auth, token, ...typed }: SetPassword) {
  const { password } = parseFields(customerFields.pick({ password: true }), typed)
  await auth.api.resetPassword({ body: { token, newPassword: password } }).catch((failure: unknown) => {
    if (failure instanceof APIError && failure.statusCode < 500)
      throw new DomainError('invalid', 'reset_refused', 'the link is used, too old or none', {}, { cause: failure })
    throw failure
  })
}
