import { DomainError } from '@jembatan/platform/errors'
import { APIError } from 'better-auth/api'
import { parseSetCookieHeader } from 'better-auth/cookies'
import type { Context } from '../context'
import { type ClosingNotice, readClosing } from './closed-account'
import { SESSION_COOKIE } from './cookies'
import { signOut } from './read-member'

type Ctx = Pick<Context, 'auth' | 'db'>

type SignIn = { email: string; password: string }

export type Opened = { session: string; memberId: string }

/**
 * The value of the session cookie, or why the moderators closed the account. Only its member learns
 * the reason.
 */
export type SignedIn = Opened | { closed: ClosingNotice[] }

export class SignInRefused extends DomainError {
  constructor(options?: ErrorOptions) {
    super('forbidden', 'sign_in_refused', 'No account has this email with this password.', {}, options)
  }
}

/**
 * An unknown email costs the same work and gets the same response as a wrong password.
 * @throws {SignInRefused}
 */
export async function signIn(ctx: Ctx, { email, password }: SignIn): Promise<SignedIn> {
  const { headers, response } = await ctx
    .auth()
    .api.signInEmail({ body: { email: email.trim().toLowerCase(), password }, returnHeaders: true })
    .catch(refuse)

  return unlessClosed(ctx, { memberId: response.user.id, session: sessionIn(headers) })
}

/** Returns the new session, or ends it at once when the account is closed. */
export async function unlessClosed({ auth, db }: Ctx, { memberId, session }: Opened): Promise<SignedIn> {
  const closed = await readClosing(db, memberId)
  if (!closed) return { session, memberId }
  await signOut({ auth, session })

  return { closed }
}

/** Returns the session cookie's value from the headers of better-auth. */
export function sessionIn(headers: Headers): string {
  const cookie = parseSetCookieHeader(headers.get('set-cookie') ?? '').get(SESSION_COOKIE)
  if (!cookie) throw new Error('better-auth opened no session')

  return cookie.value
}

function refuse(failure: unknown): never {
  if (failure instanceof APIError && failure.statusCode < 500) throw new SignInRefused({ cause: failure })
  throw failure
}
