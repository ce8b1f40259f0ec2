import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import { parseSetCookieHeader } from 'better-auth/cookies'
import { ACCOUNT_COOKIE } from '../session/cookies'
import type { Auth } from './auth'
import { FieldsRefused } from './fields-refused'

export class SignInRefused extends DomainError {
  constructor(options?: ErrorOptions) {
    super('forbidden', 'sign_in_refused', 'no account has this email with this password', {}, options)
  }
}

type SignIn = { auth: Auth; email: string; password: string }

/**
 * Returns the value of the account cookie. An unknown email costs the same work and gets the same
 * answer as a wrong password.
 * @throws {SignInRefused}
 */
export async function signIn({ auth, email, password }: SignIn): Promise<{ session: string }> {
  const { headers } = await auth.api
    .signInEmail({ body: { email: email.trim().toLowerCase(), password }, returnHeaders: true })
    .catch((failure: unknown) => {
      if (failure instanceof APIError && failure.statusCode < 500) throw new SignInRefused({ cause: failure })
      throw failure
    })

  return { session: sessionIn(headers) }
}

type SignUp = SignIn & { name: string }

/**
 * Creates an account and signs it in. A taken email has to be refused here; limitSignUps limits
 * the probing of emails.
 * @throws {FieldsRefused}
 */
export async function signUp({ auth, ...typed }: SignUp): Promise<{ session: string; customerId: string }> {
  const { headers, response } = await auth.api
    .signUpEmail({ body: typed, returnHeaders: true })
    .catch((failure: unknown) => {
      if (failure instanceof APIError && ACCOUNT_EXISTS.test(String(failure.body?.code)))
        throw new FieldsRefused({ email: 'email_taken' }, { cause: failure })
      throw failure
    })

  return { session: sessionIn(headers), customerId: response.user.id }
}

const ACCOUNT_EXISTS = /^USER_ALREADY_EXISTS/

/** Returns the session that better-auth would set as a cookie. */
function sessionIn(headers: Headers): string {
  const cookie = parseSetCookieHeader(headers.get('set-cookie') ?? '').get(ACCOUNT_COOKIE)
  if (!cookie) throw new Error('better-auth opened no session')

  return cookie.value
}
