import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import { expect, test } from 'vitest'
import { OPERATOR_SESSION_SECONDS, operatorSessions, refuseOperatorKey } from './operator-sessions'
import { sharedLimiter } from './rate-limit'
import { openDatabase } from './testing/open-database'

const key = 'a'.repeat(64)
const now = new Date('2026-11-25T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const table = pgTable('operator_sessions', {
  tokenHash: text('token_hash').primaryKey(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
})

/** Opens two operator sessions, with a check of each. */
async function openOffice() {
  const db = drizzle((await openDatabase()).sql)
  const recorded: object[] = []
  const { startSession, findSession, endSession, endAllSessions } = operatorSessions({
    table,
    place: 'desk',
    record: async (_, event) => void recorded.push(event),
  })
  const start = (at = now) => startSession({ db, now: at }, { key })
  const [one, other] = [await start(), await start()]
  const isSignedIn = async (token?: string, at = now, by = key) =>
    (await findSession({ db, now: at }, { key: by, token })) !== undefined

  return { db, one, other, recorded, start, isSignedIn, endSession, endAllSessions }
}

test('a session lasts a working day, and a new key ends it', async () => {
  const { one, isSignedIn } = await openOffice()

  expect(await isSignedIn(one, later(OPERATOR_SESSION_SECONDS - 1))).toBe(true)
  expect(await isSignedIn(one, later(OPERATOR_SESSION_SECONDS))).toBe(false)
  expect(await isSignedIn(one, now, 'b'.repeat(64))).toBe(false)
})

test('sign-out ends the session of its cookie, and no other', async () => {
  const { db, one, other, recorded, isSignedIn, endSession } = await openOffice()

  await endSession({ db, now }, { key, token: one })
  await endSession({ db, now }, { key, token: one })

  expect([await isSignedIn(one), await isSignedIn(other)]).toEqual([false, true])
  expect(recorded).toEqual([
    { kind: 'desk_opened', detail: {}, at: now },
    { kind: 'desk_opened', detail: {}, at: now },
    { kind: 'desk_closed', detail: { by: 'sign_out', sessions: 1 }, at: now },
  ])
})

test('all sessions end at once', async () => {
  const { db, one, other, recorded, isSignedIn, endAllSessions } = await openOffice()

  await endAllSessions({ db, now })

  expect([await isSignedIn(one), await isSignedIn(other)]).toEqual([false, false])
  expect(recorded.at(-1)).toEqual({ kind: 'desk_closed', detail: { by: 'end_all', sessions: 2 }, at: now })
})

test('no token and no hash signs anybody in, and a start deletes what has expired', async () => {
  const { db, start, isSignedIn } = await openOffice()
  const [stored] = await db.select().from(table)

  for (const token of [undefined, '', 'x', stored?.tokenHash]) expect(await isSignedIn(token)).toBe(false)

  await start(later(OPERATOR_SESSION_SECONDS))
  expect(await db.$count(table)).toBe(1)
})

test('ten of many parallel wrong keys are compared, and the right key is not counted', async () => {
  const { sql } = await openDatabase()
  const limiter = sharedLimiter(
    { client: sql, secret: key },
    { name: 'deskMisses', by: 'signInToDesk', most: 10, seconds: 600 },
  )
  const attempt = (typedKey: string, address = '192.0.2.2') =>
    refuseOperatorKey(limiter, { entered: typedKey, expected: key, address })
  const tries = (count: number, key: string) => Promise.all(Array.from({ length: count }, () => attempt(key)))

  for (const refusal of await tries(10, key)) expect(refusal).toBeUndefined()
  const refusals = await tries(25, 'wrong')

  expect(refusals.filter((refusal) => refusal?.reason === 'keyWrong')).toHaveLength(10)
  expect(await attempt(key)).toEqual({ reason: 'tooOften', minutes: 10 })
  expect(await attempt(` ${key}\n`, '192.0.2.3')).toBeUndefined()
})
