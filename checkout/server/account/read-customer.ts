import { ACCOUNT_COOKIE } from '../session/cookies'
import type { Auth } from './auth'

export type Customer = { id: string; name: string; email: string; emailVerified: boolean; sessionHash: string }

type ReadCustomer = { auth: Auth; session: string }

/**
 * Who is signed in; undefined for a session that ended or was forged. An account whose deletion is due is somebody's until it
 * is erased: an order under way is received, returned and complained of first.
 */
export async function readCustomer({ auth, session }: ReadCustomer): Promise<Customer | undefined> {
  const found = await auth.api.getSession({ headers: cookieOf(session) })
  if (!found) return undefined
  const { id, name, email, emailVerified, sessionHash } = found.user

  return { id, name, email, emailVerified, sessionHash }
}

/** Who is signed in, as pages show it; null on a visit without an account. */
export const showCustomer = ({ customer }: { customer: Customer | null }) =>
  customer && {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    emailVerified: customer.emailVerified,
  }

/** Ends one session; a browser that never had one is signed out as well. */
export async function signOut({ auth, session }: { auth: Auth; session: string | null }) {
  if (session) await auth.api.signOut({ headers: cookieOf(session) })
}

/** What better-auth reads a session from. */
export const cookieOf = (session: string) => new Headers({ cookie: `${ACCOUNT_COOKIE}=${encodeURIComponent(session)}` })
