import { asc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { notificationAttempts, notifications } from '@/db/schema'
import { payTransaction } from '../payer/pay-transaction'
import { sign } from '../payment/sign'
import { deliverDue } from '../testing/deliver-due'
import { openReceiver } from '../testing/open-receiver'
import { NOW, openWorld, type World } from '../testing/open-world'
import { claimDue } from './claim-due'
import { deliverNotification } from './deliver-notification'
import { setDeliveryPolicy } from './set-delivery-policy'

let world: World
let receiver: Awaited<ReturnType<typeof openReceiver>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => receiver.close())

const rowOf = (id: string) => world.db.query.notifications.findFirst({ where: eq(notifications.id, id) })

async function pendingNotification(urls = [`${receiver.origin}/hook`]) {
  const { id } = await world.openTransaction({ notificationUrls: urls })
  const row = await world.db.query.notifications.findFirst({ where: eq(notifications.transactionId, id) })
  if (!row) throw new Error('No notification was written.')

  return row
}

/** Runs every attempt, each at its planned time. */
async function deliverToTheEnd(id: string) {
  for (let at: Date | null = NOW; at; ) {
    await deliverDue(world.db, receiver.delivery, { now: at })
    at = (await rowOf(id))?.nextAttemptAt ?? null
  }

  return world.db
    .select()
    .from(notificationAttempts)
    .where(eq(notificationAttempts.notificationId, id))
    .orderBy(asc(notificationAttempts.number))
}

test.each([
  [200, 1, 'delivered'],
  [500, 2, 'given_up'],
  [503, 5, 'given_up'],
  [404, 3, 'given_up'],
  [302, 1, 'given_up'],
  [418, 6, 'given_up'],
] as const)('answer %i makes %i attempts in all and ends %s', async (code, count, state) => {
  receiver = await openReceiver(() => code)
  const { id } = await pendingNotification()

  const attempts = await deliverToTheEnd(id)

  expect(attempts.map(({ answerCode }) => answerCode)).toEqual(Array(count).fill(code))
  expect(receiver.received).toHaveLength(count)
  expect(await rowOf(id)).toMatchObject({ state, attemptsMade: count })
})

test('a merchant who recovers is notified once more and then left alone', async () => {
  receiver = await openReceiver(() => (receiver.received.length < 3 ? 503 : 200))
  const { id } = await pendingNotification()

  const attempts = await deliverToTheEnd(id)

  expect(attempts.map(({ answerCode }) => answerCode)).toEqual([503, 503, 200])
  const gaps = attempts.map(({ startedAt }) => startedAt.getTime() - NOW.getTime())
  expect(gaps).toEqual([0, 120_000, 720_000])
})

test('every attempt sends the same bytes, signed with the code of a notification', async () => {
  receiver = await openReceiver(() => (receiver.received.length < 2 ? 500 : 200))
  const { id } = await pendingNotification()

  await deliverToTheEnd(id)

  const [first, second] = receiver.received.map(({ body }) => body)
  const sent = JSON.parse(first ?? '')
  expect(second).toBe(first)
  expect(sent).toMatchObject({ transaction_status: 'pending', status_code: '201', gross_amount: '150000.00' })
  expect(sent.signature_key).toBe(sign({ ...sent, serverKey: world.merchant.serverKey }))
})

test('one of two parallel workers delivers', async () => {
  receiver = await openReceiver()
  await pendingNotification()

  await Promise.all([1, 2, 3].map(() => deliverDue(world.db, receiver.delivery, { now: NOW })))

  expect(receiver.received).toHaveLength(1)
})

test('a worker may claim again what it is not sending, and no other worker may', async () => {
  receiver = await openReceiver()
  const { id } = await pendingNotification()
  const claim = async (worker: string, inHand: string[] = []) =>
    (await claimDue(world.db, { worker, inHand, atMost: 9, now: NOW })).map((claimed) => claimed.id)

  const claims = [await claim('one'), await claim('other'), await claim('one', [id]), await claim('one')]
  // Another worker takes this one for dead and releases the claim.
  await world.sql`update notifications set claimed_by = null where id = ${id}`
  const released = [await claim('one', [id]), await claim('other')]
  await world.sql`update notifications set state = 'dropped' where id = ${id}`

  expect(claims).toEqual([[id], [], [], [id]])
  expect(released).toEqual([[], [id]])
})

test('an attempt that another worker recorded is recorded once', async () => {
  receiver = await openReceiver()
  const { id } = await pendingNotification()
  const [claimed] = await claimDue(world.db, { worker: 'one', atMost: 1, now: NOW })
  if (!claimed) throw new Error('Nothing was due.')

  for (const _worker of [1, 2]) await deliverNotification(world.db, { claimed, ...receiver.delivery })

  expect(await rowOf(id)).toMatchObject({ state: 'delivered', attemptsMade: 1 })
  expect(await world.db.$count(notificationAttempts, eq(notificationAttempts.notificationId, id))).toBe(1)
})

test.each([
  ['hold', 500, 'held'],
  ['drop', 500, 'dropped'],
  ['hold', 200, 'delivered'],
] as const)('told to %s while it is under way, a notification that is answered %i is %s', async (mode, code, state) => {
  receiver = await openReceiver(() => code)
  const { merchantId, orderId } = await world.openTransaction({ notificationUrls: [`${receiver.origin}/hook`] })
  const [claimed] = await claimDue(world.db, { worker: 'one', atMost: 1, now: NOW })
  if (!claimed) throw new Error('Nothing was due.')
  await setDeliveryPolicy(world.db, { merchantId, orderId, mode, copies: 2 })

  await deliverNotification(world.db, { claimed, ...receiver.delivery })

  expect(await rowOf(claimed.id)).toMatchObject({ state, attemptsMade: 1, nextAttemptAt: null })
})

test('override and append reach both addresses', async () => {
  receiver = await openReceiver()
  const notificationUrls = [`${receiver.origin}/a`, `${receiver.origin}/b`]
  const { id } = await world.openTransaction({ notificationUrls })
  await payTransaction(world.db, { id, now: NOW })

  const rows = await world.db.select().from(notifications).where(eq(notifications.transactionId, id))

  expect(rows).toHaveLength(4)
})
