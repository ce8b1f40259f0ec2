import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { merchants, operatorSessionOwners, payouts } from '@/db/schema'
import { DEMO_MERCHANT_ID } from '@/db/seed'
import { authorOf } from '../payout/author'
import { createPayouts } from '../payout/create-payouts'
import { approvePayouts, PUBLISHED_OTP } from '../payout/decide-payouts'
import { parsePayouts } from '../payout/parse-payouts'
import { topUp } from '../payout/top-up'
import { openFileWorld } from '../testing/open-world'
import { getConsolePayout } from './get-console-payout'
import { getTransaction } from './get-transaction'
import { listNotificationLog, seesNotification } from './list-notifications'
import { getConsoleSubscription } from './list-subscriptions'
import { listTransactions } from './list-transactions'
import { addOperator, endSessionsIn, findOperator, listOperators, type Operator, removeOperator } from './operators'
import { type Role, refusalOf } from './rights'
import { showReport } from './show-report'
import { signInToConsole } from './sign-in'
import { signInToDemo } from './sign-in-to-demo'

const world = await openFileWorld()
const { db, sql } = world

const now = new Date()
const consoleKey = '0123456789abcdef'.repeat(3)
const OTHER = 'G000000777'

let people = 0
let sessions = 0

async function add(role: Role, merchantId: string | null = DEMO_MERCHANT_ID) {
  people += 1
  const name = `Operator ${people}`
  const key = await addOperator(db, { name, role, merchantId, now })
  const [{ operator } = {}] = (await listOperators(db, null)).filter((one) => one.operator.name === name)
  if (!key || !operator) throw new Error('No operator was added.')

  return { key, ...operator }
}

async function openSession(key: string) {
  // Each from elsewhere: a wrong key counts against its address.
  const address = `2001:db8::${(sessions++).toString(16)}`
  const signedIn = await signInToConsole({ db, sql, key, consoleKey, address, now })
  if ('reason' in signedIn) throw new Error(signedIn.reason)

  return signedIn.token
}

async function signIn(key: string): Promise<Operator> {
  const operator = await findOperator(db, { key: consoleKey, token: await openSession(key), now })
  if (!operator) throw new Error('The session is of nobody.')

  return operator
}

test('an operator’s own key opens a session with its role at its merchant, the console’s key with every right', async () => {
  const viewer = await add('viewer')

  expect(await signIn(` ${viewer.key}\n`)).toEqual({
    id: viewer.id,
    name: viewer.name,
    role: 'viewer',
    scope: DEMO_MERCHANT_ID,
    isVisitor: false,
  })
  expect(await signIn(consoleKey)).toMatchObject({ name: null, role: 'admin', scope: null })
})

test('two operators cannot have one name', async () => {
  const { name } = await add('operator')

  expect(await addOperator(db, { name, role: 'admin', merchantId: null, now })).toBeUndefined()
})

test('a removed operator’s sessions end, and the key opens no new one', async () => {
  const { id, key } = await add('operator')
  const token = await openSession(key)

  expect(await removeOperator(db, { id, scope: OTHER, now })).toBe(false)
  expect(await removeOperator(db, { id, scope: DEMO_MERCHANT_ID, now })).toBe(true)

  expect(await findOperator(db, { key: consoleKey, token, now })).toBeUndefined()
  await expect(signIn(key)).rejects.toThrow('keyWrong')
})

test('another merchant’s objects are not found', async () => {
  await db.insert(merchants).values({
    id: OTHER,
    name: 'Toko Lain',
    serverKey: 'SB-Mid-server-other',
    clientKey: 'SB-Mid-client-other',
    finishUrl: 'http://other.test',
  })
  const { id, orderId } = await world.openTransaction()
  const seenBy = async (scope: string | null) => {
    const { rows } = await listNotificationLog(db, { scope, words: orderId })

    return [
      (await getTransaction(db, { id, scope })) !== undefined,
      (await listTransactions(db, { scope, words: orderId })).rows.length,
      rows.length,
      (await showReport(db, { merchantId: DEMO_MERCHANT_ID, scope, day: '2026-11-24' })) !== undefined,
    ]
  }
  const [notification] = (await listNotificationLog(db, { scope: null, words: orderId })).rows

  expect(await seenBy(null)).toEqual([true, 1, 1, true])
  expect(await seenBy(DEMO_MERCHANT_ID)).toEqual([true, 1, 1, true])
  expect(await seenBy(OTHER)).toEqual([false, 0, 0, false])
  expect(await seesNotification(db, { id: notification?.id ?? '', scope: OTHER })).toBe(false)
  expect(await getConsolePayout(db, { referenceNo: '0'.repeat(18), scope: OTHER })).toBeUndefined()
  expect(await getConsoleSubscription(db, { id: crypto.randomUUID(), scope: OTHER })).toBeUndefined()
})

const PAYOUT = JSON.stringify({
  payouts: [
    {
      beneficiary_name: 'Budi',
      beneficiary_account: '0011223344',
      beneficiary_bank: 'bca',
      amount: '250000',
      notes: 'Gaji',
    },
  ],
})

async function createAs(operator: Operator) {
  const wish = { merchantId: DEMO_MERCHANT_ID, payouts: parsePayouts(PAYOUT), now }
  const [payout] = await createPayouts(db, { ...wish, createdBy: authorOf(operator) })
  if (!payout) throw new Error('No payout was created.')

  return payout.referenceNo
}

const approveAs = async (operator: Operator, referenceNo: string) =>
  approvePayouts(db, {
    merchantId: DEMO_MERCHANT_ID,
    referenceNos: [referenceNo],
    decidedBy: authorOf(operator),
    otp: PUBLISHED_OTP,
    now,
  })

test('a payout needs two people: a second session is no second person, and the console’s key is none', async () => {
  await topUp(db, { merchantId: DEMO_MERCHANT_ID, amount: 1_000_000, now })
  const [creator, approver] = [await add('operator'), await add('operator')]
  const referenceNo = await createAs(await signIn(creator.key))

  await expect(approveAs(await signIn(creator.key), referenceNo)).rejects.toMatchObject({ code: 'own_payout' })
  await expect(approveAs(await signIn(consoleKey), referenceNo)).rejects.toMatchObject({ code: 'no_person' })
  await expect(createAs(await signIn(consoleKey))).rejects.toMatchObject({ code: 'no_person' })
  await approveAs(await signIn(approver.key), referenceNo)

  expect(await db.select().from(payouts)).toMatchObject([{ createdBy: creator.name, decidedBy: approver.name }])
})

test('the operators of a demo are two people, each with one name in all sessions', async () => {
  const visit = async (name: 'Dewi (demo)' | 'Bayu (demo)') =>
    findOperator(db, { key: consoleKey, token: await signInToDemo({ db, consoleKey, name, now }), now })
  const [dewi, again, bayu] = [await visit('Dewi (demo)'), await visit('Dewi (demo)'), await visit('Bayu (demo)')]

  expect(dewi).toMatchObject({ name: 'Dewi (demo)', role: 'admin', scope: null })
  expect([again?.id, bayu?.name]).toEqual([dewi?.id, 'Bayu (demo)'])
  await removeOperator(db, { id: dewi?.id ?? '', scope: null, now })
  expect(await visit('Dewi (demo)')).toEqual(dewi)
})

test('a visitor of a demo makes no change that its session is refused, and nobody takes its name', async () => {
  const token = await signInToDemo({ db, consoleKey, name: 'Dewi (demo)', now })
  const visitor = await findOperator(db, { key: consoleKey, token, now })
  const reasons = (operator: Operator) =>
    (['allowed', 'refused'] as const).map((demoSession) => refusalOf(operator, { role: 'admin', demoSession }))

  expect(visitor && reasons(visitor)).toEqual([undefined, 'notInDemo'])
  expect(reasons(await signIn(consoleKey))).toEqual([undefined, undefined])
  expect(reasons(await signIn((await add('operator')).key))).toEqual(['notAllowed', 'notAllowed'])
  expect(await addOperator(db, { name: 'Bayu (demo)', role: 'viewer', merchantId: null, now })).toBeUndefined()
})

test('an operator of one merchant makes no change that reaches every merchant', async () => {
  const right = { role: 'operator', everyMerchant: true, demoSession: 'allowed' } as const

  expect(refusalOf(await signIn((await add('admin')).key), right)).toBe('notYourMerchant')
  expect(refusalOf(await signIn((await add('operator', null)).key), right)).toBeUndefined()
})

test('an administrator ends the sessions of the operators of their merchant, and of no other', async () => {
  const [admin, colleague, everywhere] = [await add('admin'), await add('viewer'), await add('admin', null)]
  const tokens = await Promise.all([admin, colleague, everywhere].map(({ key }) => openSession(key)))
  const names = () =>
    Promise.all(tokens.map(async (token) => (await findOperator(db, { key: consoleKey, token, now }))?.name))

  await endSessionsIn({ db, now }, OTHER)
  expect(await names()).toEqual([admin.name, colleague.name, everywhere.name])
  await endSessionsIn({ db, now }, DEMO_MERCHANT_ID)
  expect(await names()).toEqual([undefined, undefined, everywhere.name])
  await endSessionsIn({ db, now }, null)
  expect(await names()).toEqual([undefined, undefined, undefined])
})

test('a removed operator has no session left, even one that began at the moment', async () => {
  const { id, key } = await add('operator')
  const countBlocked = async () =>
    (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).count

  const { opening } = await db.transaction(async (tx) => {
    await removeOperator(tx, { id, scope: null, now })
    let isOpen = false
    const opening = openSession(key)
      .catch(({ message }: Error) => message)
      .finally(() => (isOpen = true))
    await vi.waitUntil(async () => isOpen || (await countBlocked()) > 0)

    return { opening }
  })

  expect(await opening).toBe('keyWrong')
  const left = await db.select().from(operatorSessionOwners).where(eq(operatorSessionOwners.operatorId, id))
  expect(left).toEqual([])
})

test('a session that ends while it is read is nobody’s, and never the console key’s', async () => {
  const operators = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { id, key } = await add('viewer')

      return { id, token: await openSession(key) }
    }),
  )

  const answers = await Promise.all(
    operators.flatMap(({ id, token }) => [
      findOperator(db, { key: consoleKey, token, now }),
      removeOperator(db, { id, scope: null, now }).then(() => undefined),
      findOperator(db, { key: consoleKey, token, now }),
    ]),
  )

  expect(answers.filter((operator) => operator && operator.role !== 'viewer')).toEqual([])
})
