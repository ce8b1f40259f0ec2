import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { DEMO_MERCHANT_ID, seedMerchant } from '@/db/seed'
import { TEST_MERCHANT } from '@/db/test-merchant'
import { everyMethod, METHODS } from '../method/methods'
import { getPaymentPage } from '../page/get-payment-page'
import { NOW, openFileWorld } from '../testing/open-world'
import { authenticateMerchant } from './authenticate'
import { HOURS_OF_PREVIOUS_KEY, rotateServerKey, setMethods } from './change-settings'

const world = await openFileWorld()
const { db } = world
const id = DEMO_MERCHANT_ID

const authenticate = (key = '') => authenticateMerchant(db, `Basic ${Buffer.from(`${key}:`).toString('base64')}`)

beforeEach(async () => {
  await db.update(merchants).set({ serverKey: TEST_MERCHANT.serverKey, previousServerKey: null, methods: null })
})

test('after a rotation the new key authenticates, and the previous one for a day', async () => {
  const key = await rotateServerKey(db, id)

  expect(await authenticate(key)).toMatchObject({ id })
  expect(await authenticate(TEST_MERCHANT.serverKey)).toMatchObject({ id })
  const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id))
  const hours = ((merchant?.previousKeyEndsAt?.getTime() ?? 0) - Date.now()) / 3_600_000
  expect(Math.round(hours)).toBe(HOURS_OF_PREVIOUS_KEY)
  await db.update(merchants).set({ previousKeyEndsAt: new Date(Date.now() - 1) })
  expect(await authenticate(TEST_MERCHANT.serverKey)).toBeUndefined()
})

test('a start with the configured key leaves a rotated key, and sets a key that was configured anew', async () => {
  const rotated = await rotateServerKey(db, id)

  await seedMerchant(db, TEST_MERCHANT)
  expect(await authenticate(rotated)).toMatchObject({ id })

  await seedMerchant(db, { ...TEST_MERCHANT, serverKey: 'SB-Mid-server-anew' })
  expect(await authenticate('SB-Mid-server-anew')).toMatchObject({ id })
  expect(await authenticate(rotated)).toBeUndefined()
})

test('a page offers the merchant’s methods only, by default those that need no request', async () => {
  const { token } = await world.createPage()
  const offered = async () => {
    const page = await getPaymentPage(db, { token, now: NOW })

    return page.state === 'choose' ? page.methods : []
  }

  expect(await offered()).toEqual(everyMethod.filter((method) => !METHODS[method].onRequest))
  await setMethods(db, { id, methods: ['bca_va'] })
  expect(await offered()).toEqual(['bca_va'])
})
