import { and, eq, isNull } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { snapTokens } from '@/db/schema'
import { confirmMethod } from '../page/confirm-method'
import { getPaymentPage } from '../page/get-payment-page'
import { later, NOW, openFileWorld } from '../testing/open-world'

const world = await openFileWorld()

const again = (orderId: string) =>
  world.createPage({ transaction_details: { order_id: orderId, gross_amount: 150_000 } })

const stateOf = async (token: string, now = NOW) => (await getPaymentPage(world.db, { token, now })).state

test('a page expires with the payment deadline at the latest, whatever the requested page expiry', async () => {
  const expiry = { start_time: '2026-11-24 18:11:08 +0700', unit: 'minutes', duration: 10 }
  const { token, pageExpiresAt } = await world.createPage({ expiry, page_expiry: { unit: 'hours', duration: 3 } })

  expect(pageExpiresAt).toEqual(later(600))
  expect([await stateOf(token, later(599)), await stateOf(token, later(600))]).toEqual(['choose', 'expired'])
})

/**
 * Sessions that wait for a lock in the current database. Other databases of the cluster belong to
 * other tests.
 */
const waiting = () =>
  world.sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

test('a second request while a payer confirms a method waits, and is refused', async () => {
  const { token, orderId } = await world.createPage()

  const request = await world.db.transaction(async (tx) => {
    await confirmMethod(tx, { token, method: 'bca_va', now: NOW })
    const asking = again(orderId).catch((error: Error) => error.message)
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1))
    return { asking }
  })

  expect(await request.asking).toContain('has been paid and utilized')
  expect(await stateOf(token)).toBe('va')
})

test('eight requests at once leave one page that opens', async () => {
  const { orderId } = await world.createPage()

  await Promise.all(Array.from({ length: 8 }, () => again(orderId)))

  const open = await world.db
    .select()
    .from(snapTokens)
    .where(and(eq(snapTokens.orderId, orderId), isNull(snapTokens.revokedAt)))
  expect(open).toHaveLength(1)
})

test.each([
  ['a day', {}, 86_400],
  ['what the transaction has', { expiry: { unit: 'minutes', duration: 60 } }, 3600],
  [
    'its own limit first',
    { expiry: { unit: 'minutes', duration: 60 }, page_expiry: { unit: 'hours', duration: 3 } },
    10_800,
  ],
])('a page expires after %s', async (_rule, wishes, seconds) => {
  const { token } = await world.createPage(wishes)

  expect([await stateOf(token, later(seconds - 1)), await stateOf(token, later(seconds))]).toEqual([
    'choose',
    'expired',
  ])
})
