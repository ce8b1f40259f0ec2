import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { customerConfirmations, customerResets, customers, mails } from '@/db/schema'
import { listOutbox } from '../mail/list-outbox'
import { openShop } from '../testing/open-world'
import { after } from '../testing/test-order'
import { announceNewEmail, parseNewEmail } from './change-email'
import { confirmEmail, requestConfirmation } from './confirm-email'
import { isDeviceOf, listSessionsOf, rememberDevice } from './devices'
import { readCustomer } from './read-customer'
import { sendResetLink } from './reset-password'
import { signIn, signUp } from './sign-in'
import { authOf } from './testing/accounts'

const now = after(0)
const links = { origin: 'http://pasar.localhost:3001', secret: 'ac'.repeat(32) }
const tari = { name: 'Tari', email: 'tari@pembeli.example', password: 'kopi pagi hari' }
const email = 'baru@pembeli.example'

async function world() {
  const { db } = await openShop()
  const auth = authOf(db)
  const enter = async (typed = tari) => {
    const { session } = await signUp({ auth, ...typed })
    const customer = await readCustomer({ auth, session })
    if (!customer) throw new Error('no account is signed in')
    return { session, customer }
  }
  const { session, customer } = await enter()
  const ask = async (to: string, whose = customer) => {
    await requestConfirmation(db, { customer: whose, email: to, ...links, now })
    const [mail] = await listOutbox(db, { sessions: [], accounts: [whose.sessionHash], ...links })
    return /confirm-email\?token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  }
  const read = async () => (await db.select().from(customers).where(eq(customers.id, customer.id)))[0]
  const confirm = (token: string, here: string | null = session) =>
    confirmEmail({ db, accountSession: here, now }, { token })

  return { db, auth, session, customer, enter, ask, read, confirm }
}

test('the link of a sign-up confirms its email once and ends no session', async () => {
  const { auth, session, customer, ask, read, confirm } = await world()
  const token = await ask(tari.email)
  expect(await read()).toMatchObject({ emailVerified: false })

  await confirm(token, null)

  expect(await read()).toMatchObject({ email: tari.email, emailVerified: true })
  expect(await readCustomer({ auth, session })).toMatchObject({ id: customer.id })
  await expect(confirm(token)).rejects.toMatchObject({ code: 'confirm_link_ended' })
})

test('a new email counts once its link is used; other sessions, open links and known browsers end with the old one', async () => {
  const { db, auth, session, customer, ask, read, confirm } = await world()
  const other = await signIn({ auth, ...tari })
  const device = await rememberDevice(db, { customerId: customer.id, device: undefined })
  await sendResetLink(db, { auth, email: tari.email, now })

  const token = await ask(email)
  expect(await read()).toMatchObject({ email: tari.email })
  await confirm(token)

  expect(await read()).toMatchObject({ email, emailVerified: true })
  expect(await readCustomer({ auth, session })).toMatchObject({ email })
  expect(await readCustomer({ auth, ...other })).toBeUndefined()
  for (const rows of [customerResets, customerConfirmations]) expect(await db.$count(rows)).toBe(0)
  expect(await isDeviceOf(db, { device, email })).toBe(false)
  expect(await listSessionsOf(db, device)).toEqual([])
  await rememberDevice(db, { customerId: customer.id, device })
  expect(await isDeviceOf(db, { device, email })).toBe(true)
})

test('the newer of two links works, an expired link does not, and no table holds a token', async () => {
  const { db, ask, confirm } = await world()
  const [first, second] = [await ask('satu@pembeli.example'), await ask(email)]

  await expect(confirm(first)).rejects.toMatchObject({ code: 'confirm_link_ended' })
  const stored = JSON.stringify([await db.select().from(customerConfirmations), await db.select().from(mails)])
  expect(stored).not.toContain(second)
  await db.update(customerConfirmations).set({ expiresAt: new Date(Date.now() - 1000) })
  await expect(confirm(second)).rejects.toMatchObject({ code: 'confirm_link_ended' })
})

test('one of two accounts that confirm one email in parallel gets it', async () => {
  const { enter, ask, confirm } = await world()
  const galuh = await enter({ ...tari, email: 'galuh@pembeli.example' })
  const tokens = [await ask(email), await ask(email, galuh.customer)]

  const uses = await Promise.allSettled(tokens.map((token) => confirm(token)))

  expect(uses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(uses).toContainEqual({
    status: 'rejected',
    reason: expect.objectContaining({ details: { email: 'email_taken' } }),
  })
})

test('an email is changed by its account’s password, and to none that an account has', async () => {
  const { db, auth, session } = await world()
  const parse = (typed: { email: string; password: string }, own = session) =>
    parseNewEmail(db, { auth, session: own, ...typed })

  expect(await parse({ email, password: tari.password })).toBe(email)
  for (const own of [session, '', 'x.y'])
    await expect(parse({ email, password: 'bukan ini' }, own)).rejects.toMatchObject({
      details: { password: 'password_wrong' },
    })
  await expect(parse({ email: 'maya@pembeli.example', password: tari.password })).rejects.toMatchObject({
    details: { email: 'email_taken' },
  })
})

test('both addresses get an email about the change, and only the new one has the link', async () => {
  const { db, customer } = await world()

  await announceNewEmail(db, { customer, email, ...links, now })

  const emails = await listOutbox(db, { sessions: [], accounts: [customer.sessionHash], ...links })
  expect(emails.map(({ to, text }) => [to, /token=/.test(text)])).toEqual([
    [tari.email, false],
    [email, true],
  ])
})

test('emails about an account appear in no other browser’s outbox', async () => {
  const { db, auth, ask } = await world()
  await sendResetLink(db, { auth, email: tari.email, now })
  await ask(tari.email)

  expect(await listOutbox(db, { sessions: ['of a stranger'], accounts: [], ...links })).toEqual([])
})
