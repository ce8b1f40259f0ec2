import { OPERATOR_SESSION_SECONDS } from '@jembatan/platform/operator-session'
import { expect, test } from 'vitest'
import { auditEvents, operatorSessions } from '@/db/schema'
import { openWorld } from '../testing/open-world'
import { endAllSessions, endSession, findSession, startSession } from './operator-sessions'

const key = 'a'.repeat(64)
const now = new Date('2026-11-25T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** Two browsers of operators that are signed in, and a question about each. */
async function openOffice() {
  const { db } = await openWorld()
  const [one, other] = [await startSession({ db, key, now }), await startSession({ db, key, now })]
  const isSignedIn = async (token?: string, at = now, by = key) =>
    (await findSession({ db, key: by, token, now: at })) !== undefined

  return { db, one, other, isSignedIn }
}

test('a session lasts a working day, and a new key ends it', async () => {
  const { one, isSignedIn } = await openOffice()

  expect(await isSignedIn(one, later(OPERATOR_SESSION_SECONDS - 1))).toBe(true)
  expect(await isSignedIn(one, later(OPERATOR_SESSION_SECONDS))).toBe(false)
  expect(await isSignedIn(one, now, 'b'.repeat(64))).toBe(false)
})

test('sign-out ends the session of a kept cookie, and no other', async () => {
  const { db, one, other, isSignedIn } = await openOffice()

  await endSession({ db, key, token: one, now })
  await endSession({ db, key, token: one, now })

  expect([await isSignedIn(one), await isSignedIn(other)]).toEqual([false, true])
  expect(await db.select().from(auditEvents)).toMatchObject([
    { kind: 'console_opened' },
    { kind: 'console_opened' },
    { kind: 'console_closed', detail: { by: 'sign_out', sessions: 1 } },
  ])
})

test('all sessions end at once', async () => {
  const { db, one, other, isSignedIn } = await openOffice()

  await endAllSessions({ db, now })

  expect([await isSignedIn(one), await isSignedIn(other)]).toEqual([false, false])
  expect((await db.select().from(auditEvents)).at(-1)).toMatchObject({
    kind: 'console_closed',
    detail: { by: 'end_all', sessions: 2 },
  })
})

test('no token and no hash signs anybody in, and a start deletes what has expired', async () => {
  const { db, isSignedIn } = await openOffice()
  const [stored] = await db.select().from(operatorSessions)

  for (const token of [undefined, '', 'x', stored?.tokenHash]) expect(await isSignedIn(token)).toBe(false)

  await startSession({ db, key, now: later(OPERATOR_SESSION_SECONDS) })
  expect(await db.$count(operatorSessions)).toBe(1)
})
