import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { buyerMessages, outbox } from '@/db/schema'
import { deliverMessages } from '../order/state/deliver-messages'
import { notifyBuyer } from '../order/state/notify-buyer'
import { placeTestOrder } from '../test-order'
import { MESSAGE_WRITTEN, REQUEST_WRITTEN, relayOutbox } from './relay'

const now = new Date()
const UNDER_A_SECOND = { timeout: 900 }

test('a commit that wrote a message has it delivered at once, and its open page told', async () => {
  const { db, sql, orderId } = await placeTestOrder({ placedAt: now })
  const told: string[] = []
  const { unlisten } = await sql.listen('order_changed', (id) => told.push(id))
  onTestFinished(unlisten)
  onTestFinished(await relayOutbox(sql, MESSAGE_WRITTEN, () => deliverMessages(db, { now: new Date() })))
  told.length = 0

  await db.transaction((tx) => notifyBuyer(tx, { orderId, kind: 'payment_twice', detail: { amount: 1 }, now }))

  await vi.waitFor(async () => expect(await db.$count(buyerMessages)).toBe(1), UNDER_A_SECOND)
  expect(await db.select().from(buyerMessages)).toMatchObject([
    { orderId, kind: 'payment_twice', detail: { amount: 1 } },
  ])
  await vi.waitFor(() => expect(told).toEqual([orderId]), UNDER_A_SECOND)
})

test('a message is announced to whoever delivers messages, a request to whoever sends requests', async () => {
  const { db, sql, orderId } = await placeTestOrder({ placedAt: now })
  const heard: string[] = []
  for (const channel of [MESSAGE_WRITTEN, REQUEST_WRITTEN]) {
    const { unlisten } = await sql.listen(channel, () => heard.push(channel))
    onTestFinished(unlisten)
  }
  const write = (topic: 'buyer_message' | 'gateway_void') =>
    db.insert(outbox).values({ topic, key: `test:${topic}`, orderId, payload: { kind: 'paid' } })

  await write('buyer_message')
  await write('gateway_void')

  await vi.waitFor(() => expect(heard).toEqual([MESSAGE_WRITTEN, REQUEST_WRITTEN]))
  await db.delete(outbox)
})

test('messages are delivered once by however many deliver at the same moment', async () => {
  const { db, orderId } = await placeTestOrder({ placedAt: now })
  for (const about of ['one', 'two', 'three']) await notifyBuyer(db, { orderId, kind: 'payment_twice', about, now })

  await Promise.all(Array.from({ length: 5 }, () => deliverMessages(db, { now })))

  expect(await db.$count(buyerMessages)).toBe(3)
  expect(await db.$count(outbox, eq(outbox.publishedAt, now))).toBe(3)
})

test('what fails while the outbox is published is tried again', async () => {
  const { sql } = await placeTestOrder({ placedAt: now })
  const publish = vi.fn(async () => {
    if (publish.mock.calls.length === 1) throw new Error('the database is away')
  })

  onTestFinished(await relayOutbox(sql, MESSAGE_WRITTEN, publish))

  await vi.waitFor(() => expect(publish.mock.calls.length).toBeGreaterThan(1), { timeout: 3000 })
})
