import { expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { DEMO_MERCHANT_ID } from '@/db/seed'
import { openFileWorld } from '../testing/open-world'
import { getConsolePayout } from './get-console-payout'
import { getTransaction } from './get-transaction'
import { listNotificationLog, seesNotification } from './list-notifications'
import { getConsoleSubscription } from './list-subscriptions'
import { listTransactions } from './list-transactions'
import { addOperator, findOperator, listOperators, removeOperator } from './operators'
import type { Role } from './roles'
import { showReport } from './show-report'
import { signInToConsole } from './sign-in'

const world = await openFileWorld()
const { db, sql } = world

const now = new Date()
const consoleKey = '0123456789abcdef'.repeat(3)
const OTHER = 'G000000777'

let people = 0

async function add(role: Role, merchantId: string | null = DEMO_MERCHANT_ID) {
  people += 1
  const name = `Operator ${people}`
  const key = await addOperator(db, { name, role, merchantId, now })
  const [{ operator } = {}] = (await listOperators(db, null)).filter((one) => one.operator.name === name)
  if (!key || !operator) throw new Error('No operator was added.')

  return { key, ...operator }
}

async function signIn(key: string) {
  const signedIn = await signInToConsole({ db, sql, key, consoleKey, address: '192.0.2.9', now })
  if ('reason' in signedIn) throw new Error(signedIn.reason)

  return findOperator(db, { key: consoleKey, token: signedIn.token, now })
}

test('an operator’s own key opens a session with its role at its merchant, the console’s key with every right', async () => {
  const viewer = await add('viewer')

  expect(await signIn(` ${viewer.key}\n`)).toEqual({
    id: viewer.id,
    name: viewer.name,
    role: 'viewer',
    scope: DEMO_MERCHANT_ID,
  })
  expect(await signIn(consoleKey)).toMatchObject({ name: null, role: 'admin', scope: null })
})

test('two operators cannot have one name', async () => {
  const { name } = await add('operator')

  expect(await addOperator(db, { name, role: 'admin', merchantId: null, now })).toBeUndefined()
})

test('a removed operator’s sessions end, and the key opens no new one', async () => {
  const { id, key } = await add('operator')
  const { token } = (await signInToConsole({ db, sql, key, consoleKey, address: '192.0.2.9', now })) as {
    token: string
  }

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
