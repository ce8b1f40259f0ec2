import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { customerCredentials, customerSessions, customers, mails } from '@/db/schema'
import { listOutbox } from '../mail/list-outbox'
import { openShop } from '../testing/open-world'
import { readCustomer, signOut } from './read-customer'
import { sendResetLink, setPassword } from './reset-password'
import { signIn, signUp } from './sign-in'
import { authOf } from './testing/accounts'

const now = new Date('2026-11-25T04:00:00Z')
const tari = { name: 'Tari', email: 'Tari@Pembeli.example', password: 'kopi pagi hari' }
const email = 'tari@pembeli.example'

async function world() {
  const { db } = await openShop()
  const auth = authOf(db)

  return { db, auth, read: (session: string) => readCustomer({ auth, session }) }
}

const links = { origin: 'http://pasar.localhost:3001', secret: 'ac'.repeat(32) }

/** Returns the token in the link of the newest account mail. */
async function tokenOf(db: Database) {
  const accounts = (await db.select().from(customers)).map(({ sessionHash }) => sessionHash)
  const [mail] = await listOutbox(db, { sessions: [], accounts, ...links })

  return /token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
}

test('a sign-up signs in, and the same email signs in again in any letter case', async () => {
  const { auth, read } = await world()

  const opened = await signUp({ auth, ...tari })
  const again = await signIn({ auth, email: ' tari@pembeli.EXAMPLE', password: tari.password })

  for (const { session } of [opened, again])
    expect(await read(session)).toMatchObject({ name: 'Tari', email: 'tari@pembeli.example' })
})

test('each account has a session of its own that no browser can have', async () => {
  const { db, auth } = await world()
  await signUp({ auth, ...tari })
  await signUp({ auth, ...tari, email: 'lain@pembeli.example' })

  const hashes = (await db.select().from(customers)).map(({ sessionHash }) => sessionHash)

  expect(new Set(hashes).size).toBe(hashes.length)
  for (const hash of hashes) expect(hash).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

test('a session row holds the account, the expiry and the token’s hash, and a password is stored as its scrypt hash', async () => {
  const { db, auth } = await world()

  const opened = await signUp({ auth, ...tari })

  const [session] = await db.select().from(customerSessions)
  const [credential] = await db.select().from(customerCredentials)
  expect(Object.keys(session ?? {}).sort()).toEqual([
    'createdAt',
    'customerId',
    'expiresAt',
    'id',
    'token',
    'updatedAt',
  ])
  expect(session?.token).toBe(
    createHash('sha256')
      .update(opened.session.split('.')[0] ?? '')
      .digest('base64url'),
  )
  expect(credential?.passwordHash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
})

test('the database refuses a session’s token in clear', async () => {
  const { db, auth } = await world()
  const { session } = await signUp({ auth, ...tari })
  const [token = ''] = session.split('.')

  await expect(db.update(customerSessions).set({ token })).rejects.toMatchObject({
    cause: { constraint_name: 'customer_sessions_keep_hashes' },
  })
})

test('a forged, truncated or ended session belongs to no account', async () => {
  const { auth, read } = await world()
  const { session } = await signUp({ auth, ...tari })
  const [token = ''] = session.split('.')

  expect(await Promise.all([token, `${token}.${'A'.repeat(43)}=`, 'x'].map(read))).toEqual(Array(3).fill(undefined))
  await signOut({ auth, session })
  expect(await read(session)).toBeUndefined()
})

test('a wrong password and an unknown email get the same answer; a used email is reported at its field', async () => {
  const { auth } = await world()
  await signUp({ auth, ...tari })

  const refusals = await Promise.allSettled([
    signIn({ auth, ...tari, password: 'bukan ini' }),
    signIn({ auth, ...tari, email: 'siapa@pembeli.example' }),
  ])

  expect(refusals.map((refusal) => refusal.status === 'rejected' && refusal.reason.message)).toEqual(
    Array(2).fill('no account has this email with this password'),
  )
  await expect(signUp({ auth, ...tari })).rejects.toMatchObject({ details: { email: 'email_taken' } })
})

test('an email’s link sets a new password once and ends all sessions; the answer does not reveal accounts', async () => {
  const { db, auth, read } = await world()
  const { session } = await signUp({ auth, ...tari })
  await sendResetLink(db, { auth, email: 'siapa@pembeli.example', now })
  await sendResetLink(db, { auth, email, now })
  const token = await tokenOf(db)

  await setPassword({ auth }, { token, password: 'teh sore hari' })

  expect(await db.select().from(mails)).toMatchObject([{ recipient: email }])
  expect(await read(session)).toBeUndefined()
  expect(await db.select().from(customers).where(eq(customers.email, email))).toMatchObject([{ emailVerified: true }])
  await expect(setPassword({ auth }, { token, password: 'lagi dan lagi' })).rejects.toMatchObject({
    code: 'reset_refused',
  })
  await expect(signIn({ auth, ...tari })).rejects.toMatchObject({ code: 'sign_in_refused' })
  await signIn({ auth, ...tari, password: 'teh sore hari' })
})

test('a copy of the database sets no password', async () => {
  const { db, auth } = await world()
  await signUp({ auth, ...tari })
  await sendResetLink(db, { auth, email, now })
  const token = await tokenOf(db)

  const rows = JSON.stringify([await db.query.customerResets.findMany(), await db.select().from(mails)])

  expect(rows).not.toContain(token)
  expect(token).toMatch(/^[\w-]{43}$/)
})
