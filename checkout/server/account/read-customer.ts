import { ACCOUNT_COOKIE } from '../session/cookies'
import type { Auth } from './auth'

export type Customer = { id: string; name: string; email: string; emailVerified: boolean; sessionHash: string }

type ReadCustomer = { auth: Auth; session: string }

/**
 * Returns the signed-in customer; undefined for an expired or forged session. An account stays
 * usable until its due deletion is carried out, so that pending orders can be received, returned or
 * complained about.
 */
export async function readCustomer({ auth, session }: ReadCustomer): Promise<Customer | undefined> {
  const active = await auth.api.getSession({ headers: cookieOf(session) })
  if (!active) return undefined
  const { id, name, email, emailVerified, sessionHash } = active.user

  return { id, name, email, emailVerified, sessionHash }
}

/** The signed-in customer for display; null for guests. */
export const showCustomer = ({ customer }: { customer: Customer | null }) =>
  customer && {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    emailVerified: customer.emailVerified,
  }

/** Ends one session; also succeeds without a session. */
export async function signOut({ auth, session }: { auth: Auth; session: string | null }) {
  if (session) await auth.api.signOut({ headers: cookieOf(session) })
}

/** Headers with the session cookie, as better-auth expects them. */
export const cookieOf = (session: string) => new Headers({ cookie: `${ACCOUNT_COOKIE}=${encodeURIComponent(session)}` })
