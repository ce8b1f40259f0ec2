import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { dataDeletions } from '@/db/schema'
import { ACCOUNT_COOKIE, type Auth } from './auth'

export type Customer = { id: string; name: string; email: string; sessionHash: string }

type ReadCustomer = { auth: Auth; db: Connection; session: string; now: Date }

/** Who is signed in; undefined for a session that ended or was forged, and once the account's deletion is due. */
export async function readCustomer({ auth, db, session, now }: ReadCustomer): Promise<Customer | undefined> {
  const found = await auth.api.getSession({ headers: cookieOf(session) })
  if (!found) return undefined
  const { id, name, email, sessionHash } = found.user
  const [deletion] = await db.select().from(dataDeletions).where(eq(dataDeletions.sessionHash, sessionHash))
  if (deletion && deletion.dueAt <= now) return undefined

  return { id, name, email, sessionHash }
}

/** Ends one session; a browser that never had one is signed out as well. */
export async function signOut({ auth, session }: { auth: Auth; session: string | null }) {
  if (session) await auth.api.signOut({ headers: cookieOf(session) })
}

const cookieOf = (session: string) => new Headers({ cookie: `${ACCOUNT_COOKIE}=${encodeURIComponent(session)}` })
