import { eq, isNull } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { auditEvents, buyerMessages, outbox } from '@/db/schema'
import { notifyBuyer } from '../order/state/notify-buyer'
import { placeTestOrder } from '../testing/test-order'
import { addToOutbox } from './add-to-outbox'
import { relay } from './relay'

const now = new Date()
const UNDER_A_SECOND = { timeout: 900 }

test('a commit writes its message once, and notifies the open page', async () => {
  const { db, sql, orderId } = await placeTestOrder({ placedAt: now })
  const notifications: string[] = []
  const { unlisten } = await sql.listen('order_changed', (id) => notifications.push(id))
  onTestFinished(unlisten)

  const notify = () => notifyBuyer(db, { orderId, kind: 'payment_twice', detail: { amount: 1 }, now })
  await Promise.all([notify(), notify(), notify()])

  expect(await db.select().from(buyerMessages)).toMatchObject([
    { orderId, kind: 'payment_twice', detail: { amount: 1 } },
  ])
  expect(await db.$count(outbox, eq(outbox.publishedAt, now))).toBe(1)
  await vi.waitFor(() => expect(notifications).toContain(orderId), UNDER_A_SECOND)
})

test('a commit with a request wakes the worker, and a commit with only a message does not', async () => {
  const { db, sql, orderId } = await placeTestOrder({ placedAt: now })
  const notifications: string[] = []
  const { unlisten } = await sql.listen('request_written', () => notifications.push('request'))
  onTestFinished(unlisten)
  const publish = vi.fn(async () => {})
  onTestFinished(await relay(sql, 'request_written', publish))
  publish.mockClear()

  await notifyBuyer(db, { orderId, kind: 'payment_twice', now })
  const payload = { providerOrderId: `${orderId}-1` }
  await addToOutbox(db, { topic: 'gateway_void', key: 'test', orderId, payload, now })

  await vi.waitFor(() => expect(publish).toHaveBeenCalled(), UNDER_A_SECOND)
  await vi.waitFor(() => expect(notifications).toEqual(['request']), UNDER_A_SECOND)
  await db.delete(outbox).where(eq(outbox.key, 'test'))
})

test('a failed publication of the outbox is tried again', async () => {
  const { sql } = await placeTestOrder({ placedAt: now })
  const publish = vi.fn(async () => {
    if (publish.mock.calls.length === 1) throw new Error('the database is away')
  })

  onTestFinished(await relay(sql, 'request_written', publish))

  await vi.waitFor(() => expect(publish.mock.calls.length).toBeGreaterThan(1), { timeout: 3000 })
})

test('an unreadable request raises an alarm, is retried later, and delays no other', async () => {
  const { db, orderId, publish } = await placeTestOrder({ placedAt: now })
  const request = { orderId, now } as const
  await addToOutbox(db, { ...request, topic: 'payout', key: 'unreadable', payload: {} as { payoutId: string } })
  const payload = { providerOrderId: `${orderId}-1` }
  await addToOutbox(db, { ...request, topic: 'gateway_void', key: 'readable', payload })

  expect(await publish(now)).toBe(2)

  const unpublished = await db.select({ key: outbox.key }).from(outbox).where(isNull(outbox.publishedAt))
  expect(unpublished).toEqual([{ key: 'unreadable' }])
  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'job_given_up'))).toBe(1)
  await db.delete(outbox).where(eq(outbox.key, 'unreadable'))
})
