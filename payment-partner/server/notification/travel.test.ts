import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { notifications } from '@/db/schema'
import { payTransaction } from '../payer/pay-transaction'
import { advanceClock } from '../simulation/advance-clock'
import { openReceiver } from '../testing/open-receiver'
import { openWorld, type World } from '../testing/open-world'
import { runWorker } from '../testing/run-worker'
import { releaseHeld } from './release-held'
import { resendNotification } from './resend-notification'
import { type DeliveryMode, setDeliveryPolicy } from './set-delivery-policy'
import { swapWithEarlier } from './swap-with-earlier'

let world: World
let receiver: Awaited<ReturnType<typeof openReceiver>>
let worker: Awaited<ReturnType<typeof runWorker>> | undefined
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await receiver.close()
  await world.close()
})

const startWorker = async () => {
  worker = await runWorker(world, receiver.delivery)
}
const statuses = () => receiver.received.map(({ body }) => JSON.parse(body).transaction_status)
const eventually = (expected: string[]) => vi.waitFor(() => expect(statuses()).toEqual(expected), { timeout: 10_000 })
const rowsOf = (transactionId: string) =>
  world.db
    .select()
    .from(notifications)
    .where(eq(notifications.transactionId, transactionId))
    .orderBy(asc(notifications.number))

const policy = (orderId: string, mode: DeliveryMode, copies = 2) =>
  setDeliveryPolicy(world.db, { merchantId: world.merchant.id, orderId, mode, copies })

/** An order whose notifications use this mode from the first one. */
async function open(mode: DeliveryMode, { copies = 2 } = {}) {
  const orderId = `TRAVEL-${mode}`
  await policy(orderId, mode, copies)
  const details = { order_id: orderId, gross_amount: 150_000 }
  const hook = [`${receiver.origin}/hook`]

  return world.openTransaction({ now: new Date(), transaction_details: details, notificationUrls: hook })
}

test('a dropped notification is never sent, and stays visible', async () => {
  receiver = await openReceiver()
  const dropped = await open('drop')
  await startWorker()
  await policy(dropped.orderId, 'normal')
  await payTransaction(world.db, { id: dropped.id, now: new Date() })

  await eventually(['settlement'])
  const states = (await rowsOf(dropped.id)).map(({ state }) => state)
  expect(states[0]).toBe('dropped')
})

test('a duplicated notification arrives as often as wished', async () => {
  receiver = await openReceiver()
  await open('duplicate', { copies: 3 })

  await startWorker()

  await eventually(['pending', 'pending', 'pending'])
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
})

test('held notifications wait for their release, also in reverse order', async () => {
  receiver = await openReceiver()
  const held = await open('hold')
  await payTransaction(world.db, { id: held.id, now: new Date() })
  await startWorker()
  const before = statuses()

  const { orderId, merchantId } = held
  await releaseHeld(world.db, { merchantId, orderId, reverse: true, now: new Date() })

  await eventually(['settlement', 'pending'])
  expect(before).toEqual([])
})

test('a retry that still waits is held too, and leaves once', async () => {
  receiver = await openReceiver(() => (receiver.received.length === 1 ? 500 : 200))
  const { id, orderId, merchantId } = await open('normal')
  await startWorker()
  await vi.waitFor(async () => expect(await rowsOf(id)).toMatchObject([{ attemptsMade: 1 }]))
  await policy(orderId, 'hold')

  await advanceClock(world.db, { seconds: 3600 })
  const held = await rowsOf(id)
  const now = new Date(Date.now() + 3_600_000)
  await releaseHeld(world.db, { merchantId, orderId, reverse: false, now })

  await eventually(['pending', 'pending'])
  expect(held).toMatchObject([{ state: 'held' }])
  await vi.waitFor(async () => expect(await rowsOf(id)).toMatchObject([{ state: 'delivered', attemptsMade: 2 }]))
})

test('a resend sends the same bytes again, and a double click sends them once', async () => {
  receiver = await openReceiver()
  const { id } = await open('normal')
  await startWorker()
  await eventually(['pending'])
  const [first] = await rowsOf(id)
  const as = [randomUUID()]

  for (const _click of [1, 2]) await resendNotification(world.db, { id: first?.id ?? '', as, now: new Date() })

  await eventually(['pending', 'pending'])
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body)
  expect(await rowsOf(id)).toMatchObject([{ cause: 'event' }, { cause: 'resend' }])
})

test('two that swapped their order arrive the later first', async () => {
  receiver = await openReceiver()
  const { id } = await open('normal')
  await payTransaction(world.db, { id, now: new Date() })
  const [, settled] = await rowsOf(id)
  await startWorker()
  await vi.waitFor(() => expect(statuses()).toHaveLength(2))

  const as: [string, string] = [randomUUID(), randomUUID()]
  await swapWithEarlier(world.db, { id: settled?.id ?? '', as, now: new Date() })

  await vi.waitFor(() => expect(statuses().slice(2)).toEqual(['settlement', 'pending']))
})

test('an advanced clock brings expiry and retry to their moment, and leaves the rest where it was', async () => {
  receiver = await openReceiver(() => (receiver.received.length === 1 ? 500 : 200))
  const { id } = await world.openTransaction({
    now: new Date(),
    method: 'other_qris',
    notificationUrls: [`${receiver.origin}/hook`],
  })
  await startWorker()
  await eventually(['pending'])

  await advanceClock(world.db, { seconds: 180 })
  await eventually(['pending', 'pending'])
  const statusBefore = await world.statusOf(id)
  await advanceClock(world.db, { seconds: 720 })

  await eventually(['pending', 'pending', 'expire'])
  expect(statusBefore).toBe('pending')
})
