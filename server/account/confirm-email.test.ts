import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { memberConfirmations, memberDevices, memberSessions, members, passwordResets } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { accountMail } from './account-mail'
import { checkNewEmail } from './change-email'
import { confirmEmail, requestConfirmation } from './confirm-email'
import { rememberDevice } from './devices'
import { readMember } from './read-member'
import { signIn } from './sign-in'
import { signUp } from './sign-up'
import { addMember, authOf } from './testing/members'

const now = new Date('2026-11-25T04:00:00Z')
const dewi = { name: 'Dewi Lestari', email: 'dewi@simulasi.example', password: 'kopi pagi hari' }
const email = 'baru@simulasi.example'

async function world() {
  const db = await freshDatabase()
  const auth = authOf(db)
  const { session, memberId } = await signUp({ auth: () => auth }, dewi)
  const read = async () => (await db.select().from(members).where(eq(members.id, memberId)))[0]
  const confirm = (token: string, here: string | undefined = session) =>
    confirmEmail({ db, session: here, now }, { token })

  return { db, auth, session, memberId, read, confirm }
}

test('a sign-up’s email is confirmed by its link, once, without ending sessions', async () => {
  const { db, auth, session, memberId, read, confirm } = await world()
  const token = await requestConfirmation(db, { memberId, email: dewi.email })
  expect(await read()).toMatchObject({ emailVerified: false })

  await confirm(token, undefined)

  expect(await read()).toMatchObject({ email: dewi.email, emailVerified: true })
  expect(await readMember({ auth, db, session, now })).toMatchObject({ id: memberId })
  await expect(confirm(token)).rejects.toMatchObject({ code: 'confirm_link_ended' })
})

test('a new email takes effect through its link, and ends other sessions, open links and known browsers', async () => {
  const { db, auth, session, memberId, read, confirm } = await world()
  const other = await signIn({ auth: () => auth, db }, dewi)
  await rememberDevice({ db, device: undefined }, { memberId })
  const ends = { id: 'x', tokenHash: 'x', memberId, expiresAt: now, createdAt: now, updatedAt: now }
  await db.insert(passwordResets).values(ends)

  const token = await requestConfirmation(db, { memberId, email })
  expect(await read()).toMatchObject({ email: dewi.email })
  await confirm(token)

  expect(await read()).toMatchObject({ email, emailVerified: true })
  expect(await readMember({ auth, db, session, now })).toMatchObject({ email })
  expect(await readMember({ auth, db, session: 'session' in other ? other.session : '', now })).toBeUndefined()
  for (const rows of [passwordResets, memberDevices, memberConfirmations]) expect(await db.$count(rows)).toBe(0)
})

test('only the newer link works, no link works after its expiry, and the table stores no token', async () => {
  const { db, memberId, confirm } = await world()
  const first = await requestConfirmation(db, { memberId, email: 'satu@simulasi.example' })
  const second = await requestConfirmation(db, { memberId, email })

  await expect(confirm(first)).rejects.toMatchObject({ code: 'confirm_link_ended' })
  expect(JSON.stringify(await db.select().from(memberConfirmations))).not.toContain(second)
  await db.update(memberConfirmations).set({ expiresAt: new Date(Date.now() - 1000) })
  await expect(confirm(second)).rejects.toMatchObject({ code: 'confirm_link_ended' })
})

test('one of two accounts that confirm one email in parallel gets it', async () => {
  const { db, memberId, confirm } = await world()
  const tono = await addMember(db, 'tono')
  const tokens = [
    await requestConfirmation(db, { memberId, email }),
    await requestConfirmation(db, { memberId: tono, email }),
  ]

  const uses = await Promise.allSettled(tokens.map((token) => confirm(token)))

  expect(uses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(uses).toContainEqual({
    status: 'rejected',
    reason: expect.objectContaining({ details: { email: 'email_taken' } }),
  })
})

test('a change of email requires the password and a free email', async () => {
  const { db, auth, session } = await world()
  const check = (typed: { email: string; password: string }, own = session) =>
    checkNewEmail({ db, auth: () => auth, session: own }, typed)
  await addMember(db, 'tono')

  expect(await check({ email, password: dewi.password })).toBeUndefined()
  for (const own of [session, '', 'x.y'])
    await expect(check({ email, password: 'bukan ini' }, own)).rejects.toMatchObject({
      details: { password: 'password_wrong' },
    })
  await expect(check({ email: 'tono@simulasi.example', password: dewi.password })).rejects.toMatchObject({
    details: { email: 'email_taken' },
  })
  expect(await db.$count(memberSessions)).toBe(1)
})

test.each(['confirm', 'change'] as const)(
  'a mail to %s has its link in both languages, and nothing unfilled',
  (about) => {
    const url = 'http://ramai.localhost:3000/x?token=abc'

    const { text, subject } = accountMail({ about, to: dewi.email, url })

    expect(text.split(url)).toHaveLength(3)
    expect(`${subject}${text}`).not.toContain('{')
  },
)
