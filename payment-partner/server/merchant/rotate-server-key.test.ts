import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { DEMO_MERCHANT_ID, seedMerchant } from '@/db/seed'
import { TEST_MERCHANT } from '@/db/test-merchant'
import { openConformance, refusal } from '../http/testing/open-conformance'
import { sign } from '../payment/sign'
import { DAYS_OF_UNCONFIRMED_KEY, rotateServerKey } from './change-settings'
import { HOURS_OF_PREVIOUS_KEY } from './confirm-server-key'
import { endReplacedKey, endUnconfirmedKey } from './end-server-key'

const gateway = openConformance()
const { core, order } = gateway
const NOW = new Date()
const PREVIOUS = TEST_MERCHANT.serverKey

const rotate = async () => (await rotateServerKey(gateway.world.db, { id: DEMO_MERCHANT_ID, now: NOW })) ?? ''
const change = (values: Partial<typeof merchants.$inferInsert>) => gateway.world.db.update(merchants).set(values)

beforeEach(() => change({ serverKey: PREVIOUS, nextServerKey: null, previousServerKey: null, previousKeyEndsAt: null }))

/** Charges, and returns the key that signs the notification. */
async function signingKey(serverKey: string, candidates: string[]) {
  const hook = `http://127.0.0.1:3001/${Math.random()}`
  const charge = order({ payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' } })
  await core({ serverKey, headers: { 'X-Override-Notification': hook } }).charge(charge)
  const [sent] = await gateway.world.sql`select body from notifications where url = ${hook}`
  const { signature_key, ...signed } = JSON.parse(sent?.body)

  return candidates.find((candidate) => sign({ ...signed, serverKey: candidate }) === signature_key)
}

test('notifications are signed with the previous key until a call has the new one', async () => {
  const next = await rotate()

  expect(await signingKey(PREVIOUS, [PREVIOUS, next])).toBe(PREVIOUS)
  expect(await signingKey(next, [PREVIOUS, next])).toBe(next)
  expect(await signingKey(PREVIOUS, [PREVIOUS, next])).toBe(next)
})

test('the previous key is accepted for a day after the first call with the new one', async () => {
  const next = await rotate()
  const { order_id } = order({}).transaction_details
  const status = (serverKey: string) => refusal(core({ serverKey }).transaction.status(order_id))
  await status(next)
  const [merchant] = await gateway.world.db.select().from(merchants).where(eq(merchants.id, DEMO_MERCHANT_ID))
  const hours = ((merchant?.previousKeyEndsAt?.getTime() ?? 0) - Date.now()) / 3_600_000

  expect(Math.round(hours)).toBe(HOURS_OF_PREVIOUS_KEY)
  expect(await status(PREVIOUS)).toMatchObject({ httpStatusCode: '404' })
  await change({ previousKeyEndsAt: new Date(Date.now() - 1) })
  expect(await status(PREVIOUS)).toMatchObject({ httpStatusCode: 401 })
})

test.each(['unconfirmed', 'confirmed'])('the replaced key ends at once, %s or not', async (state) => {
  const { db } = gateway.world
  const next = await rotate()
  if (state === 'confirmed') await signingKey(next, [next])

  expect(await endReplacedKey(db, DEMO_MERCHANT_ID)).toBe(true)

  const charge = order({ payment_type: 'qris' })
  expect(await refusal(core({ serverKey: PREVIOUS }).charge(charge))).toMatchObject({ httpStatusCode: 401 })
  expect(await signingKey(next, [PREVIOUS, next])).toBe(next)
  expect(await endReplacedKey(db, DEMO_MERCHANT_ID)).toBe(false)
  await seedMerchant(db, TEST_MERCHANT)
  expect(await signingKey(next, [PREVIOUS, next])).toBe(next)
})

test('a key whose replacement is never used ends after some days', async () => {
  const { db, sql } = gateway.world
  const next = await rotate()
  const [job] = await sql`select run_at from graphile_worker.jobs where task_identifier = 'end-server-key'`
  const due = new Date(NOW.getTime() + DAYS_OF_UNCONFIRMED_KEY * 24 * 3_600_000)
  const end = (now: Date) => endUnconfirmedKey(db, { id: DEMO_MERCHANT_ID, now })

  expect(new Date(job?.run_at)).toEqual(due)
  expect(await end(new Date(due.getTime() - 1))).toBe(false)
  expect(await signingKey(PREVIOUS, [PREVIOUS, next])).toBe(PREVIOUS)
  expect(await end(due)).toBe(true)
  expect(await signingKey(next, [PREVIOUS, next])).toBe(next)
  expect(await refusal(core({ serverKey: PREVIOUS }).charge(order({ payment_type: 'qris' })))).toMatchObject({
    httpStatusCode: 401,
  })
})

test('a confirmed rotation is not ended again when its first key was due', async () => {
  const next = await rotate()
  await signingKey(next, [next])

  expect(await endUnconfirmedKey(gateway.world.db, { id: DEMO_MERCHANT_ID, now: new Date('2100-01-01') })).toBe(false)
  expect(await signingKey(PREVIOUS, [PREVIOUS, next])).toBe(next)
})

test('the address of a payer survives a rotation', async () => {
  const { actions } = await core().charge(order({ payment_type: 'gopay' }))
  const address = new URL((actions as { url: string }[])[0]?.url ?? '')
  const next = await rotate()
  await core({ serverKey: next }).charge(order({ payment_type: 'qris' }))

  const code = await fetch(`${gateway.origin}${address.pathname}${address.search}`)

  expect(code.status).toBe(200)
})

test('a start with the configured key leaves a rotated key, and sets a key that was configured anew', async () => {
  const { db } = gateway.world
  const next = await rotate()
  const charged = (serverKey: string) => core({ serverKey }).charge(order({ payment_type: 'qris' }))
  await charged(next)

  await seedMerchant(db, TEST_MERCHANT)
  await expect(charged(next)).resolves.toMatchObject({ status_code: '201' })

  await seedMerchant(db, { ...TEST_MERCHANT, serverKey: 'SB-Mid-server-anew' })
  await expect(charged('SB-Mid-server-anew')).resolves.toMatchObject({ status_code: '201' })
  expect(await refusal(charged(next))).toMatchObject({ httpStatusCode: 401 })
})
