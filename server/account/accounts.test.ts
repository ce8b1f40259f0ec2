import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { memberCredentials, memberDeletions, memberSessions, members, moderationCases } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { readMember, signOut } from './read-member'
import { signIn } from './sign-in'
import { signUp } from './sign-up'
import { authOf } from './testing/members'

const now = new Date('2026-11-25T04:00:00Z')
const dewi = { name: 'Dewi Lestari', email: 'Dewi@Simulasi.example', password: 'kopi pagi hari' }

async function world() {
  const db = await freshDatabase()

  return { db, auth: authOf(db), now }
}

test('a sign-up signs in, and the same email signs in again in any spelling', async () => {
  const { db, auth } = await world()

  const opened = await signUp({ auth: () => auth }, dewi)
  const again = await signIn({ auth: () => auth, db }, { email: ' dewi@simulasi.EXAMPLE', password: dewi.password })

  const member = {
    name: 'Dewi Lestari',
    email: 'dewi@simulasi.example',
    handle: expect.stringMatching(/^dewi-lestari-\d{6}$/),
  }
  expect(await readMember({ auth, db, now, ...opened })).toMatchObject(member)
  expect(await readMember({ auth, db, now, session: 'session' in again ? again.session : '' })).toMatchObject(member)
})

test('Ramai stores a session’s member, expiry and token hash, and a password’s scrypt hash', async () => {
  const { db, auth } = await world()

  const opened = await signUp({ auth: () => auth }, dewi)

  const [session] = await db.select().from(memberSessions)
  const [credential] = await db.select().from(memberCredentials)
  expect(Object.keys(session ?? {}).sort()).toEqual(['createdAt', 'expiresAt', 'id', 'memberId', 'token', 'updatedAt'])
  expect(session?.token).toBe(
    createHash('sha256')
      .update(opened.session.split('.')[0] ?? '')
      .digest('base64url'),
  )
  expect(credential?.passwordHash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
})

test('the database refuses a session’s token in clear', async () => {
  const { db, auth } = await world()
  const { session } = await signUp({ auth: () => auth }, dewi)
  const [token = ''] = session.split('.')

  await expect(db.update(memberSessions).set({ token })).rejects.toMatchObject({
    cause: { constraint_name: 'member_sessions_keep_hashes' },
  })
})

test('a forged, truncated or ended session has no member', async () => {
  const { db, auth } = await world()
  const { session } = await signUp({ auth: () => auth }, dewi)
  const [token = ''] = session.split('.')
  const read = (session: string) => readMember({ auth, db, now, session })

  expect(await Promise.all([read(token), read(`${token}.${'A'.repeat(43)}=`), read('x'), read('')])).toEqual(
    Array(4).fill(undefined),
  )
  await signOut({ auth: () => auth, session })
  expect(await read(session)).toBeUndefined()
})

test('a session expires by the machine’s clock', async () => {
  const { db, auth } = await world()
  const { session } = await signUp({ auth: () => auth }, dewi)

  await db.update(memberSessions).set({ expiresAt: new Date(Date.now() - 1000) })

  expect(await readMember({ auth, db, now, session })).toBeUndefined()
})

test('an account whose deletion is due has no valid session', async () => {
  const { db, auth } = await world()
  const { session } = await signUp({ auth: () => auth }, dewi)
  const [member] = await db.select().from(members).where(sql`handle like 'dewi-%'`)
  const dueAt = new Date(now.getTime() + 1000)
  await db.insert(memberDeletions).values({ memberId: member?.id ?? '', askedAt: now, dueAt })

  expect(await readMember({ auth, db, session, now })).toMatchObject({ deletionDueAt: dueAt })
  expect(await readMember({ auth, db, session, now: dueAt })).toBeUndefined()
})

test('an unknown email is refused like a wrong password, after the same work', async () => {
  const { auth, db } = await world()
  await signUp({ auth: () => auth }, dewi)
  const refusal = async (typed: object) => {
    const started = process.cpuUsage()
    const failure = await signIn({ auth: () => auth, db }, { ...dewi, ...typed }).catch((failure) => failure)

    return { code: failure.code, message: failure.message, work: process.cpuUsage(started).user }
  }

  const wrong = await refusal({ password: 'bukan ini' })
  const unknown = await refusal({ email: 'siapa@simulasi.example' })

  expect({ ...unknown, work: 0 }).toEqual({ ...wrong, work: 0 })
  expect(wrong.code).toBe('sign_in_refused')
  // scrypt takes nearly all of the time.
  expect(unknown.work).toBeGreaterThan(wrong.work / 3)
})

test('an email has one account, also after two parallel sign-ups', async () => {
  const { db, auth } = await world()
  const before = await db.$count(members)

  const tries = await Promise.allSettled([
    signUp({ auth: () => auth }, dewi),
    signUp({ auth: () => auth }, { ...dewi, name: 'Lain' }),
  ])

  const emailTaken = expect.objectContaining({ code: 'fields_refused', details: { email: 'email_taken' } })
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(tries).toContainEqual({ status: 'rejected', reason: emailTaken })
  await expect(signUp({ auth: () => auth }, dewi)).rejects.toEqual(emailTaken)
  expect(await db.$count(members)).toBe(before + 1)
})

test('a sign-in to a closed account returns its takedowns, and leaves no session', async () => {
  const { db, auth } = await world()
  await signUp({ auth: () => auth }, dewi)
  const [member] = await db.select().from(members).where(eq(members.email, 'dewi@simulasi.example'))
  const memberId = member?.id ?? ''
  await db.delete(memberSessions)
  await db.update(members).set({ closedAt: now }).where(eq(members.id, memberId))
  const [post] = await db.query.posts.findMany({ columns: { id: true }, limit: 1 })
  const [standing] = await db
    .insert(moderationCases)
    .values({ ...takenDown, postId: post?.id, ownerMemberId: memberId, status: 'taken_down' })
    .returning()
  await db
    .insert(moderationCases)
    .values({ ...takenDown, creatorId: 'rani', ownerMemberId: memberId, status: 'restored' })

  const signed = await signIn({ auth: () => auth, db }, dewi)
  const wrong = signIn({ auth: () => auth, db }, { ...dewi, password: 'bukan ini' })

  expect(signed).toEqual({ closed: [{ notice: standing?.notice, reason: 'spam' }] })
  expect(await db.$count(memberSessions)).toBe(0)
  await expect(wrong).rejects.toMatchObject({ code: 'sign_in_refused' })
})

const takenDown = { reports: 1, openedAt: now, decidedAt: now, reason: 'spam', note: 'Iklan' } as const
