import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { buyerMessages, outbox } from '@/db/schema'
import { notifyBuyer } from '../order/state/notify-buyer'
import { placeTestOrder } from '../test-order'
import { addToOutbox } from './add-to-outbox'
import { relay } from './relay'

const now = new Date()
const UNDER_A_SECOND = { timeout: 900 }

test('a message is there with the commit that calls for it, once, and its open page is told', async () => {
  const { db, sql, orderId } = await placeTestOrder({ placedAt: now })
  const told: string[] = []
  const { unlisten } = await sql.listen('order_changed', (id) => told.push(id))
  onTestFinished(unlisten)

  const notify = () => notifyBuyer(db, { orderId, kind: 'payment_twice', detail: { amount: 1 }, now })
  await Promise.all([notify(), notify(), notify()])

  expect(await db.select().from(buyerMessages)).toMatchObject([
    { orderId, kind: 'payment_twice', detail: { amount: 1 } },
  ])
  expect(await db.$count(outbox, eq(outbox.publishedAt, now))).toBe(1)
  await vi.waitFor(() => expect(told).toContain(orderId), UNDER_A_SECOND)
})

test('a commit that wrote a request has it sent at once, and one that wrote a message wakes nobody', async () => {
  const { db, sql, orderId } = await placeTestOrder({ placedAt: now })
  const heard: string[] = []
  const { unlisten } = await sql.listen('request_written', () => heard.push('request'))
  onTestFinished(unlisten)
  const publish = vi.fn(async () => {})
  onTestFinished(await relay(sql, 'request_written', publish))
  publish.mockClear()

  await notifyBuyer(db, { orderId, kind: 'payment_twice', now })
  const payload = { providerOrderId: `${orderId}-1` }
  await addToOutbox(db, { topic: 'gateway_void', key: 'test', orderId, payload, now })

  await vi.waitFor(() => expect(publish).toHaveBeenCalled(), UNDER_A_SECOND)
  await vi.waitFor(() => expect(heard).toEqual(['request']), UNDER_A_SECOND)
  await db.delete(outbox).where(eq(outbox.key, 'test'))
})

test('what fails while the outbox is published is tried again', async () => {
  const { sql } = await placeTestOrder({ placedAt: now })
  const publish = vi.fn(async () => {
    if (publish.mock.calls.length === 1) throw new Error('the database is away')
  })

  onTestFinished(await relay(sql, 'request_written', publish))

  await vi.waitFor(() => expect(publish.mock.calls.length).toBeGreaterThan(1), { timeout: 3000 })
})
