import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import { parseSetCookieHeader } from 'better-auth/cookies'
import { type Auth, SESSION_COOKIE } from './auth'

type SignIn = { auth: Auth; email: string; password: string }

export class SignInRefused extends DomainError {
  constructor(options?: ErrorOptions) {
    super('forbidden', 'sign_in_refused', 'No account has this e-mail with this password.', {}, options)
  }
}

/**
 * Gives what the session cookie holds. An e-mail that nobody has costs the same work and gets the same answer as a wrong
 * password.
 * @throws {SignInRefused}
 */
export async function signIn({ auth, email, password }: SignIn): Promise<{ session: string }> {
  const { headers } = await auth.api
    .signInEmail({ body: { email: email.trim().toLowerCase(), password }, returnHeaders: true })
    .catch(refuse)

  return { session: sessionIn(headers) }
}

/** What better-auth would have a browser keep. */
export function sessionIn(headers: Headers): string {
  const kept = parseSetCookieHeader(headers.get('set-cookie') ?? '').get(SESSION_COOKIE)
  if (!kept) throw new Error('better-auth opened no session')

  return kept.value
}

function refuse(failure: unknown): never {
  if (failure instanceof APIError && failure.statusCode < 500) throw new SignInRefused({ cause: failure })
  throw failure
}
