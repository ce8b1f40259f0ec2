import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberDeletions, members } from '@/db/schema'
import { type Auth, SESSION_COOKIE } from './auth'

export type Member = { id: string; handle: string; name: string; email: string; deletionDueAt: Date | null }

type ReadMember = { auth: Auth; db: Database; session: string | undefined; now: Date }

/** Who is signed in; undefined for a session that ended or was forged, in a closed account, and once its deletion is due. */
export async function readMember({ auth, db, session, now }: ReadMember): Promise<Member | undefined> {
  if (!session) return undefined
  const found = await auth.api.getSession({ headers: cookieOf(session) })
  if (!found) return undefined
  const { id, handle, name, email } = found.user
  const [account] = await db
    .select({ closedAt: members.closedAt, deletionDueAt: memberDeletions.dueAt })
    .from(members)
    .leftJoin(memberDeletions, eq(memberDeletions.memberId, members.id))
    .where(eq(members.id, id))
  if (!account || account.closedAt || (account.deletionDueAt && account.deletionDueAt <= now)) return undefined

  return { id, handle, name, email, deletionDueAt: account.deletionDueAt }
}

/** Ends one session; a browser that never had one is signed out as well. */
export async function signOut({ auth, session }: Pick<ReadMember, 'auth' | 'session'>) {
  if (session) await auth.api.signOut({ headers: cookieOf(session) })
}

const cookieOf = (session: string) => new Headers({ cookie: `${SESSION_COOKIE}=${encodeURIComponent(session)}` })
