import { and, eq, gt, lte, type SQL } from 'drizzle-orm'
import type { PgColumn, PgDatabase, PgTable } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import { hashOperatorToken, isOperatorKey, newOperatorToken } from './operator-key'
import { type Limiter, millisecondsRefused } from './rate-limit'

export const OPERATOR_SESSION_SECONDS = 8 * 60 * 60

type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, unknown>>

type OperatorSessions<Place extends string> = {
  table: PgTable & Record<'tokenHash' | 'startedAt' | 'expiresAt', PgColumn> & { name?: PgColumn }
  /** The first part of the event kinds in the audit log. */
  place: Place
  record: (tx: Db, event: OperatorEvent<Place>) => Promise<void>
}

type OperatorEvent<Place extends string> = {
  kind: `${Place}_opened` | `${Place}_closed`
  detail: { [name: string]: string | number }
  at: Date
}

type At = { db: Db; now: Date }
/** `key`: the operators’ key. `token`: the cookie of the operator’s browser. */
type Session = { key: string; token: string | null | undefined }
/** `name`: the operator’s name, where the table has one. */
type Start = Pick<Session, 'key'> & { unrecorded?: boolean; name?: string }

/**
 * Manages the operator sessions of one system in its own table. An ended session is deleted; the
 * audit log records its start and end.
 */
export function operatorSessions<Place extends string>({ table, place, record }: OperatorSessions<Place>) {
  /**
   * Returns the token, which only the operator’s browser stores. `unrecorded`: the caller records
   * the start itself.
   */
  async function startSession({ db, now }: At, { key, unrecorded = false, name }: Start): Promise<string> {
    const token = newOperatorToken()
    const expiresAt = new Date(now.getTime() + OPERATOR_SESSION_SECONDS * 1000)
    await db.transaction(async (tx) => {
      await tx.delete(table).where(lte(table.expiresAt, now))
      await tx.insert(table).values({ tokenHash: hashOperatorToken({ key, token }), name, startedAt: now, expiresAt })
      if (!unrecorded) await record(tx, { kind: `${place}_opened`, detail: {}, at: now })
    })

    return token
  }

  /**
   * Returns the hash that identifies a valid session; undefined for a missing, unknown, ended or
   * expired one.
   */
  async function findSession({ db, now }: At, { key, token }: Session): Promise<string | undefined> {
    if (!token) return undefined
    const tokenHash = hashOperatorToken({ key, token })
    const isValid = and(eq(table.tokenHash, tokenHash), gt(table.expiresAt, now))
    const [row] = await db.select({ tokenHash: table.tokenHash }).from(table).where(isValid)

    return row && tokenHash
  }

  async function endSession({ db, now }: At, { key, token }: Session) {
    if (!token) return
    await db.transaction(async (tx) => {
      const ended = await tx
        .delete(table)
        .where(eq(table.tokenHash, hashOperatorToken({ key, token })))
        .returning()
      if (ended.length > 0)
        await record(tx, { kind: `${place}_closed`, detail: { by: 'sign_out', sessions: 1 }, at: now })
    })
  }

  /**
   * Ends the sessions of all operators, including the caller’s own; `which` limits them by a
   * condition on the table.
   */
  async function endAllSessions({ db, now }: At, which?: SQL) {
    await db.transaction(async (tx) => {
      const ended = await tx.delete(table).where(which).returning()
      await record(tx, { kind: `${place}_closed`, detail: { by: 'end_all', sessions: ended.length }, at: now })
    })
  }

  return { startSession, findSession, endSession, endAllSessions }
}

type Try = { entered: string; expected: string; address: string }
type Refusal = { reason: 'keyWrong' } | { reason: 'tooOften'; minutes: number }

/** Compares an operators’ key. Only wrong keys count against an address. */
export async function refuseOperatorKey(
  limiter: Limiter,
  { entered, expected, address }: Try,
): Promise<Refusal | undefined> {
  // Counted before the comparison, so that parallel tries are each counted. A right key is taken
  // back.
  const refusedFor = await limiter.consume(address).then(() => undefined, millisecondsRefused)
  if (refusedFor !== undefined) return { reason: 'tooOften', minutes: Math.ceil(refusedFor / 60_000) }
  if (!isOperatorKey(entered, expected)) return { reason: 'keyWrong' }
  await limiter.giveBack(address)

  return undefined
}
