import { createHmac, timingSafeEqual } from 'node:crypto'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { hashSessionToken } from '@jembatan/platform/session-tokens'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberDeletions, memberSessions, members } from '@/db/schema'
import type { Context } from '../context'
import type { Auth } from './auth'
import { SESSION_COOKIE } from './cookies'

export type Member = {
  id: string
  handle: string
  name: string
  /** The path of their picture. */
  image: string | null
  email: string
  emailVerified: boolean
  deletionDueAt: Date | null
}

type ReadMember = { auth: Auth; db: Database; session: string | undefined; now: Date | Promise<Date> }

/**
 * Returns the signed-in member. Undefined for an expired or forged session, a closed account, and
 * an account whose deletion is due. Uses one statement because every feed page calls it:
 * better-auth needs two, and 2 ms of CPU.
 */
export async function readMember({ auth, db, session, now }: ReadMember): Promise<Member | undefined> {
  const token = session && tokenIn(session, (await auth.$context).secret)
  if (!token) return undefined
  const [[row], at] = await Promise.all([memberOf(db).execute({ tokenHash: hashSessionToken(token) }), now])
  if (!row || row.expiresAt <= new Date()) return undefined
  const { closedAt, expiresAt: _, ...member } = row
  if (closedAt || (member.deletionDueAt && member.deletionDueAt <= at)) return undefined

  return member
}

/**
 * The cookie is a session's token and its signature, separated by a dot (HMAC-SHA-256 in base64, as
 * better-auth signs).
 */
function tokenIn(session: string, secret: string) {
  const [token = '', signature = ''] = session.split('.')
  const expected = createHmac('sha256', secret).update(token).digest()
  const signatureBytes = Buffer.from(signature, 'base64')

  return signatureBytes.length === expected.length && timingSafeEqual(signatureBytes, expected) ? token : undefined
}

const memberOf = builtOnce((db: Database) =>
  db
    .select({
      id: members.id,
      handle: members.handle,
      name: members.name,
      image: members.image,
      email: members.email,
      emailVerified: members.emailVerified,
      expiresAt: memberSessions.expiresAt,
      closedAt: members.closedAt,
      deletionDueAt: memberDeletions.dueAt,
    })
    .from(memberSessions)
    .innerJoin(members, eq(members.id, memberSessions.memberId))
    .leftJoin(memberDeletions, eq(memberDeletions.memberId, members.id))
    .where(eq(memberSessions.token, sql.placeholder('tokenHash')))
    .prepare('member_of_session'),
)

/** Ends one session. A browser without a session counts as signed out too. */
export async function signOut({ auth, session }: Pick<Context, 'auth' | 'session'>) {
  if (session) await auth().api.signOut({ headers: cookieOf(session) })
}

/** The headers from which better-auth reads a session. */
export const cookieOf = (session: string) => new Headers({ cookie: `${SESSION_COOKIE}=${encodeURIComponent(session)}` })
