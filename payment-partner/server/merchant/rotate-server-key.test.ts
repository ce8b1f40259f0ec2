import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { DEMO_MERCHANT_ID, seedMerchant } from '@/db/seed'
import { TEST_MERCHANT } from '@/db/test-merchant'
import { openConformance, refusal, SHOP } from '../http/testing/open-conformance'
import { type Method, usualMethods } from '../method/methods'
import { sign } from '../payment/sign'
import { DAYS_OF_UNCONFIRMED_KEY, rotateServerKey, setMethods, setNotificationUrls } from './change-settings'
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

/** Charges a wallet, and returns the address at which its payer sees the code. */
async function openCode(serverKey = PREVIOUS) {
  const { actions } = await core({ serverKey }).charge(order({ payment_type: 'gopay' }))

  return new URL((actions as { url: string }[])[0]?.url ?? '')
}

const statusAt = async ({ pathname, search }: URL) => (await fetch(`${gateway.origin}${pathname}${search}`)).status

/** The same address with a key that is made of a server key. */
function forge(address: URL, serverKey: string) {
  const forged = new URL(address)
  const id = address.pathname.split('/')[3]
  forged.searchParams.set('key', createHmac('sha256', serverKey).update(`payer of ${id}`).digest('base64url'))

  return forged
}

test('the address of a payer survives a rotation and the end of the replaced key', async () => {
  const address = await openCode()
  const next = await rotate()
  await core({ serverKey: next }).charge(order({ payment_type: 'qris' }))

  expect(await statusAt(address)).toBe(200)
  await endReplacedKey(gateway.world.db, DEMO_MERCHANT_ID)
  expect(await statusAt(address)).toBe(200)
})

test('no server key opens the address of a payer, ended or not', async () => {
  const next = await rotate()
  await signingKey(next, [next])
  await endReplacedKey(gateway.world.db, DEMO_MERCHANT_ID)

  const address = await openCode(next)

  expect(await statusAt(address)).toBe(200)
  for (const serverKey of [PREVIOUS, next]) expect(await statusAt(forge(address, serverKey))).toBe(404)
})

test('addresses of before the payers’ secret last for the grace of a rotated key, and not beyond its end', async () => {
  await change({ payerSecret: PREVIOUS })
  const address = await openCode()
  expect(address).toEqual(forge(address, PREVIOUS))
  const next = await rotate()
  const later = await openCode(next)

  expect([await statusAt(address), await statusAt(later), await statusAt(forge(later, next))]).toEqual([200, 200, 404])
  await endReplacedKey(gateway.world.db, DEMO_MERCHANT_ID)
  expect([await statusAt(address), await statusAt(forge(later, PREVIOUS)), await statusAt(later)]).toEqual([
    404, 404, 200,
  ])
})

test('a start of a demo brings back the configured key, no notification address and the usual methods', async () => {
  const { db } = gateway.world
  const next = await rotate()
  await core({ serverKey: next }).charge(order({ payment_type: 'qris' }))
  await rotate()
  await setNotificationUrls(db, {
    id: DEMO_MERCHANT_ID,
    notificationUrl: `${SHOP}/a`,
    recurringNotificationUrl: `${SHOP}/b`,
  })
  await setMethods(db, { id: DEMO_MERCHANT_ID, methods: ['gopay'] })

  await seedMerchant(db, { ...TEST_MERCHANT, demoMethods: usualMethods })

  const [merchant] = await db.select().from(merchants)
  expect(merchant).toMatchObject({
    serverKey: PREVIOUS,
    nextServerKey: null,
    previousServerKey: null,
    notificationUrl: null,
    recurringNotificationUrl: null,
    methods: null,
  })
  await expect(core().charge(order({ payment_type: 'qris' }))).resolves.toMatchObject({ status_code: '201' })
})

test('a start of a demo leaves a method on that was switched on', async () => {
  const { db } = gateway.world
  const methods: Method[] = [...usualMethods, 'akulaku']
  await setMethods(db, { id: DEMO_MERCHANT_ID, methods })

  await seedMerchant(db, { ...TEST_MERCHANT, demoMethods: usualMethods })

  expect(await db.select({ methods: merchants.methods }).from(merchants)).toEqual([{ methods }])
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
