import { newThrottle } from '@jembatan/audit-log'
import { hashOperatorToken, newOperatorToken, OPERATOR_SESSION_SECONDS } from '@jembatan/platform/operator-session'
import { and, eq, gt, lte } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { operatorSessions } from '@/db/schema'
import { recordEvent, recordThrottled } from '../audit/record-event'

export const CONSOLE_COOKIE = '__Host-kasir-console'

const throttle = newThrottle()

type At = { db: Database; now: Date }
/** `key`: the operators’ key. `token`: the cookie of the operator’s browser. */
type Session = At & { key: string; token: string | null | undefined }

type Start = At & { key: string; demo?: boolean }

/** Returns the token, which only the operator’s browser keeps. In a demo anybody starts one, so the audit log counts them. */
export async function startSession({ db, key, now, demo = false }: Start): Promise<string> {
  const token = newOperatorToken()
  const expiresAt = new Date(now.getTime() + OPERATOR_SESSION_SECONDS * 1000)
  await db.transaction(async (tx) => {
    await tx.delete(operatorSessions).where(lte(operatorSessions.expiresAt, now))
    await tx
      .insert(operatorSessions)
      .values({ tokenHash: hashOperatorToken({ key, token }), startedAt: now, expiresAt })
    if (!demo) await recordEvent(tx, { kind: 'console_opened', detail: {}, at: now })
  })
  if (demo) await recordThrottled(throttle, { db, kind: 'console_opened', detail: { reason: 'demo' }, at: now })

  return token
}

/** The hash that identifies a valid session; undefined for a missing, unknown, ended or expired one. */
export async function findSession({ db, key, token, now }: Session): Promise<string | undefined> {
  if (!token) return undefined
  const [found] = await db
    .select({ tokenHash: operatorSessions.tokenHash })
    .from(operatorSessions)
    .where(and(eq(operatorSessions.tokenHash, hashOperatorToken({ key, token })), gt(operatorSessions.expiresAt, now)))

  return found?.tokenHash
}

export async function endSession({ db, key, token, now }: Session) {
  if (!token) return
  await db.transaction(async (tx) => {
    const ended = await tx
      .delete(operatorSessions)
      .where(eq(operatorSessions.tokenHash, hashOperatorToken({ key, token })))
      .returning()
    if (ended.length > 0)
      await recordEvent(tx, { kind: 'console_closed', detail: { by: 'sign_out', sessions: 1 }, at: now })
  })
}

/** Ends the sessions of all operators, the caller’s own among them. */
export async function endAllSessions({ db, now }: At) {
  await db.transaction(async (tx) => {
    const ended = await tx.delete(operatorSessions).returning()
    await recordEvent(tx, { kind: 'console_closed', detail: { by: 'end_all', sessions: ended.length }, at: now })
  })
}
