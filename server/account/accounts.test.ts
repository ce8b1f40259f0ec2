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

test('who signs up is signed in, and signs in again by the same e-mail however it is written', async () => {
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

test('of a session Ramai keeps who, until when and the hash of its token, and of a password its scrypt hash', async () => {
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

test('a session that was forged, cut or ended is nobody’s', async () => {
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

test('a session ends by the machine’s time', async () => {
  const { db, auth } = await world()
  const { session } = await signUp({ auth: () => auth }, dewi)

  await db.update(memberSessions).set({ expiresAt: new Date(Date.now() - 1000) })

  expect(await readMember({ auth, db, now, session })).toBeUndefined()
})

test('once the deletion of an account is due nobody is signed in to it', async () => {
  const { db, auth } = await world()
  const { session } = await signUp({ auth: () => auth }, dewi)
  const [member] = await db.select().from(members).where(sql`handle like 'dewi-%'`)
  const dueAt = new Date(now.getTime() + 1000)
  await db.insert(memberDeletions).values({ memberId: member?.id ?? '', askedAt: now, dueAt })

  expect(await readMember({ auth, db, session, now })).toMatchObject({ deletionDueAt: dueAt })
  expect(await readMember({ auth, db, session, now: dueAt })).toBeUndefined()
})

test('an e-mail that nobody has is refused as a wrong password is, after the same work', async () => {
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

test('an e-mail has one account, also when two sign up at once', async () => {
  const { db, auth } = await world()
  const before = await db.$count(members)

  const tries = await Promise.allSettled([
    signUp({ auth: () => auth }, dewi),
    signUp({ auth: () => auth }, { ...dewi, name: 'Lain' }),
  ])

  const taken = expect.objectContaining({ code: 'fields_refused', details: { email: 'email_taken' } })
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(tries).toContainEqual({ status: 'rejected', reason: taken })
  await expect(signUp({ auth: () => auth }, dewi)).rejects.toEqual(taken)
  expect(await db.$count(members)).toBe(before + 1)
})

test('whoever signs in to a closed account is told by which takedowns, and no session stays', async () => {
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
