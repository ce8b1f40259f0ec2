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

/** What the session cookie holds, or why the moderators closed the account: told to nobody but its member. */
export type SignedIn = Opened | { closed: ClosingNotice[] }

export class SignInRefused extends DomainError {
  constructor(options?: ErrorOptions) {
    super('forbidden', 'sign_in_refused', 'No account has this email with this password.', {}, options)
  }
}

/**
 * An e-mail that nobody has costs the same work and gets the same answer as a wrong password.
 * @throws {SignInRefused}
 */
export async function signIn(ctx: Ctx, { email, password }: SignIn): Promise<SignedIn> {
  const { headers, response } = await ctx
    .auth()
    .api.signInEmail({ body: { email: email.trim().toLowerCase(), password }, returnHeaders: true })
    .catch(refuse)

  return unlessClosed(ctx, { memberId: response.user.id, session: sessionIn(headers) })
}

/** A session that was just opened, which ends at once where the account is closed. */
export async function unlessClosed({ auth, db }: Ctx, { memberId, session }: Opened): Promise<SignedIn> {
  const closed = await readClosing(db, memberId)
  if (!closed) return { session, memberId }
  await signOut({ auth, session })

  return { closed }
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
