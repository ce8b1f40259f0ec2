import { builtOnce } from '@jembatan/platform/prepare-statements'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberDeletions, memberSessions, members } from '@/db/schema'
import { type Auth, SESSION_COOKIE } from './auth'

export type Member = { id: string; handle: string; name: string; email: string; deletionDueAt: Date | null }

type ReadMember = { auth: Auth; db: Database; session: string | undefined; now: Date | Promise<Date> }

/** Who is signed in; undefined for a session that ended or was forged, in a closed account, and once its deletion is due. */
export async function readMember({ auth, db, session, now }: ReadMember): Promise<Member | undefined> {
  if (!session) return undefined
  // At once: the library says whether the session is true, and needs two statements for that.
  const [found, account, at] = await Promise.all([
    auth.api.getSession({ headers: cookieOf(session) }),
    readAccount(db, session),
    now,
  ])
  if (!found || account?.id !== found.user.id) return undefined
  const { id, handle, name, email } = found.user
  const { closedAt, deletionDueAt } = account
  if (closedAt || (deletionDueAt && deletionDueAt <= at)) return undefined

  return { id, handle, name, email, deletionDueAt }
}

/** Whose session it would be, if it were one. A cookie is a session's token and its signature, with a dot between. */
async function readAccount(db: Database, session: string) {
  const [token = ''] = session.split('.')
  const [account] = await accountOf(db).execute({ token })

  return account
}

const accountOf = builtOnce((db: Database) =>
  db
    .select({ id: members.id, closedAt: members.closedAt, deletionDueAt: memberDeletions.dueAt })
    .from(memberSessions)
    .innerJoin(members, eq(members.id, memberSessions.memberId))
    .leftJoin(memberDeletions, eq(memberDeletions.memberId, members.id))
    .where(eq(memberSessions.token, sql.placeholder('token')))
    .prepare('account_of_session'),
)

/** Ends one session; a browser that never had one is signed out as well. */
export async function signOut({ auth, session }: Pick<ReadMember, 'auth' | 'session'>) {
  if (session) await auth.api.signOut({ headers: cookieOf(session) })
}

const cookieOf = (session: string) => new Headers({ cookie: `${SESSION_COOKIE}=${encodeURIComponent(session)}` })
