import pino from 'pino'
import { expect, test } from 'vitest'
import { memberSessions, passwordResets } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { accountMail } from './account-mail'
import { openAuth } from './auth'
import { sendResetLink, setPassword } from './reset-password'
import { signIn } from './sign-in'
import { signUp } from './sign-up'

const dewi = { name: 'Dewi Lestari', email: 'dewi@simulasi.example', password: 'kopi pagi hari' }
const password = 'teh sore hari'

async function world() {
  const db = await freshDatabase()
  const sent: { to: string; url: string }[] = []
  const auth = openAuth({
    db,
    log: pino({ level: 'silent' }),
    origin: 'http://ramai.localhost:3000',
    secret: 'ac'.repeat(32),
    sendResetLink: async (link) => void sent.push(link),
  })
  await signUp({ auth: () => auth }, dewi)
  const ask = () => sendResetLink({ auth, email: dewi.email })
  const tokenOf = (index = 0) => new URL(sent[index]?.url ?? '').searchParams.get('token') ?? ''

  return { db, auth, sent, ask, tokenOf }
}

test('a link sets a new password once, ends every session, and ends the other links', async () => {
  const { db, auth, sent, ask, tokenOf } = await world()
  await ask()
  await ask()

  await setPassword({ auth: () => auth }, { token: tokenOf(0), password })

  expect(sent.map(({ to }) => to)).toEqual([dewi.email, dewi.email])
  expect(await db.$count(memberSessions)).toBe(0)
  await expect(signIn({ auth: () => auth, db }, dewi)).rejects.toMatchObject({ code: 'sign_in_refused' })
  expect(await signIn({ auth: () => auth, db }, { ...dewi, password })).toHaveProperty('session')
  for (const token of [tokenOf(0), tokenOf(1)])
    await expect(setPassword({ auth: () => auth }, { token, password: 'lain lagi ini' })).rejects.toMatchObject({
      code: 'reset_link_ended',
    })
})

test('one of two parallel uses of a link sets the password', async () => {
  const { db, auth, ask, tokenOf } = await world()
  await ask()
  const passwords = ['pertama sekali', 'kedua sekali ya']

  const uses = await Promise.allSettled(
    passwords.map((password) => setPassword({ auth: () => auth }, { token: tokenOf(), password })),
  )

  expect(uses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const signed = await Promise.allSettled(
    passwords.map((password) => signIn({ auth: () => auth, db }, { ...dewi, password })),
  )
  expect(signed.map(({ status }) => status)).toEqual(uses.map(({ status }) => status))
})

test('Ramai stores only the hash of a link’s token, and nothing for an address without an account', async () => {
  const { db, auth, sent, ask, tokenOf } = await world()
  await ask()
  await sendResetLink({ auth, email: 'siapa@simulasi.example' })

  const rows = await db.select().from(passwordResets)

  expect([sent.length, rows.length]).toEqual([1, 1])
  expect(JSON.stringify(rows)).not.toContain(tokenOf())
})

test.each([
  ['one that was never sent', async () => 'A'.repeat(24)],
  ['none at all', async () => ''],
  [
    'one that has ended',
    async ({ db, ask, tokenOf }: Awaited<ReturnType<typeof world>>) => {
      await ask()
      await db.update(passwordResets).set({ expiresAt: new Date(Date.now() - 1000) })
      return tokenOf()
    },
  ],
])('%s sets no password', async (_, tokenFrom) => {
  const made = await world()
  const { auth, db } = made

  await expect(setPassword({ auth: () => auth }, { token: await tokenFrom(made), password })).rejects.toMatchObject({
    code: 'reset_link_ended',
  })
  expect(await signIn({ auth: () => auth, db }, dewi)).toHaveProperty('session')
})

test('the mail contains the link and its lifetime in both languages, and no name', () => {
  const { text, subject } = accountMail({
    about: 'reset',
    to: dewi.email,
    url: 'http://ramai.localhost:3000/password/new?token=abc',
  })

  expect(text.match(/http:\/\/ramai\.localhost:3000\/password\/new\?token=abc/g)).toHaveLength(2)
  expect(text).toContain('30 menit')
  expect(text).toContain('30 minutes')
  expect(`${subject}${text}`).not.toContain('{')
})
