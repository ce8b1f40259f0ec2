import { EventEmitter } from 'node:events'
import { eq, sql } from 'drizzle-orm'
import { Logger, run, runOnce, type WorkerEvents } from 'graphile-worker'
import { expect, onTestFinished, test } from 'vitest'
import { auditEvents, mails, migratedPersons, orders, outbox, refunds } from '@/db/schema'
import { cancelOrder } from '../cancellation/cancel-order'
import { addJob, FOLLOW_UP } from '../jobs/add-job'
import { CRONTAB } from '../jobs/crontab'
import { deadLetter } from '../jobs/dead-letter'
import { recoverJobs } from '../jobs/recover-jobs'
import { inviteShoppers } from '../migration/import/import-shoppers'
import { openPayment } from '../payment/attempt/open-payment'
import { sweepPayments } from '../payment/attempt/sweep-payments'
import { SERVER_KEY, signedNotification } from '../payment/gateway/testing/test-gateway'
import { receiveNotification } from '../payment/notification/receive-notification'
import { requestRefund } from '../refund/request-refund'
import { placeTestOrder } from '../testing/test-order'
import { listNews, readNews } from './read-inbox'
import { tasks } from './tasks'

type TestOrder = Awaited<ReturnType<typeof placeTestOrder>>

async function work({ db, gateway, url, publish }: TestOrder) {
  const now = new Date()
  for (const providerOrderId of await listNews(db, { now })) await readNews(db, gateway, { providerOrderId, now })
  await addJob(db, FOLLOW_UP)
  await runOnce({ connectionString: url, taskList: tasks(db, gateway), noHandleSignals: true, logger: SILENT })
  await publish(new Date())
}

const SILENT = new Logger(() => () => {})

const keys = async ({ db }: TestOrder) =>
  (await db.execute('select key from graphile_worker.jobs order by key')).map(({ key }) => key)

/** Makes it due, as if the clock had reached the deadline. */
const makeDue = ({ db }: TestOrder) =>
  db.execute(
    `update orders set payment_due_at = now() - interval '1 second', next_poll_at = now() - interval '1 second'`,
  )

const secondsUntilPoll = async ({ db }: TestOrder) => {
  const [order] = await db.select().from(orders)

  return Math.round(((order?.nextPollAt.getTime() ?? 0) - Date.now()) / 1000)
}

test('a notification is read by the worker and makes the order paid', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })
  const rawBody = signedNotification({ order_id: order.providerOrderId, gross_amount: `${order.total}.00` })
  await receiveNotification({ db: order.db, serverKey: SERVER_KEY, now: new Date() }, { rawBody })

  await work(order)

  expect(await order.read()).toMatchObject({ status: 'paid', hold: 'committed' })
})

test('an unpaid order is expired by the worker, and its goods are restocked', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })
  await makeDue(order)

  await work(order)

  expect(await order.read()).toMatchObject({ status: 'expired', hold: 'released' })
})

test('while the gateway is down at the deadline, the worker asks again a minute later', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })
  await makeDue(order)
  order.faults.push(500, 500)

  await work(order)

  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', hold: 'held' })
  expect(await secondsUntilPoll(order)).toBeGreaterThan(50)
})

test('a payment whose notification was lost is found by a poll, and the next poll comes later', async () => {
  const order = await placeTestOrder({ placedAt: new Date(Date.now() - 30_000) })
  await work(order)
  const second = await secondsUntilPoll(order)
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })
  await order.db.update(orders).set({ nextPollAt: new Date() })

  await work(order)

  expect(second).toBeGreaterThan(50)
  expect(await order.read()).toMatchObject({ status: 'paid', hold: 'committed' })
})

test('an order that cannot be followed up raises an alarm and does not delay others', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })
  await order.db.execute(`alter table payment_attempts add constraint breaks check (transaction_id is null) not valid`)
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })
  await order.db.update(orders).set({ nextPollAt: new Date() })

  await work(order)
  await order.db.execute('alter table payment_attempts drop constraint breaks')

  expect(await order.read()).toMatchObject({ status: 'awaiting_payment' })
  expect(await order.db.$count(auditEvents, eq(auditEvents.kind, 'job_given_up'))).toBe(1)
  expect(await keys(order)).toEqual([FOLLOW_UP.key])
})

test('the job that follows up orders is added again when it was lost, once', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })

  const recovered = [await recoverJobs(order.db), await recoverJobs(order.db)]

  expect(recovered).toEqual([1, 0])
  expect(await keys(order)).toEqual([FOLLOW_UP.key])
})

test('a payment that a sweep could not check is checked again soon, not the next day', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })
  const { db, gateway, providerOrderId, total, faults, transactions } = order
  await cancelOrder({ ...order, now: new Date() }, order)
  transactions.set(providerOrderId, { status: 'settlement', amount: total })
  faults.push(503)

  await sweepPayments(db, gateway, { now: new Date() })
  const keysBefore = await keys(order)
  await work(order)

  expect(keysBefore).toContain(`sweep:${providerOrderId}`)
  expect(await order.readRefunds()).toMatchObject([{ reason: 'late', amount: total }])
})

test('a worker that was down runs the missed daily jobs', async () => {
  const { db, gateway, url } = await placeTestOrder({ placedAt: new Date() })
  const missed = ['sweep-payments', 'fetch-settlement']
  for (const task of missed)
    await db.execute(sql`
      insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
      values (${task}, now() - interval '3 days', now() - interval '2 days')`)

  const events: WorkerEvents = new EventEmitter()
  const ended = new Set<string>()
  const allDone = new Promise<void>((resolve) => {
    events.on('job:success', ({ job }) => {
      ended.add(job.task_identifier)
      if (missed.every((task) => ended.has(task))) resolve()
    })
  })
  const runner = await run({
    connectionString: url,
    taskList: tasks(db, gateway),
    crontab: CRONTAB,
    events,
    noHandleSignals: true,
    logger: SILENT,
  })
  onTestFinished(() => runner.stop())

  await expect(allDone).resolves.toBeUndefined()
})

test('a crash between the commit and the gateway leaves an order that can be paid', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })

  const { redirectUrl } = await openPayment({ ...order, now: new Date() }, order)

  expect(redirectUrl).not.toBeNull()
  expect(order.requests[0]?.body).toContain(order.providerOrderId)
})

/** Creates unfinished work without its job: a sent refund. */
async function strandedOrder() {
  const order = await placeTestOrder({ placedAt: new Date() })
  await order.reportStatus({}, new Date())
  await requestRefund({ ...order, now: new Date() }, { ...order, reason: 'desk' })
  await order.db.update(refunds).set({ state: 'sent', sentAt: new Date() })
  await order.db.execute('delete from graphile_worker._private_jobs')

  return order
}

test('every unfinished task gets one new job', async () => {
  const order = await strandedOrder()

  const recovered = [await recoverJobs(order.db), await recoverJobs(order.db)]

  expect(recovered).toEqual([2, 0])
  expect(await keys(order)).toEqual([FOLLOW_UP.key, `reconcile:${order.orderId}`])
})

test('a job that used up its attempts is added again, with an alarm', async () => {
  const order = await strandedOrder()
  await recoverJobs(order.db)
  await order.db.execute('update graphile_worker._private_jobs set attempts = max_attempts')

  expect(await recoverJobs(order.db)).toBeGreaterThan(0)
  await deadLetter(order.db, new Date())
  await work(order)

  expect(await order.db.$count(auditEvents, eq(auditEvents.kind, 'job_given_up'))).toBeGreaterThan(0)
  expect(await order.readRefunds()).toMatchObject([{ state: 'confirmed' }])
  expect(await order.messages()).toContain('refund_confirmed')
})

test('a message that fails while the gateway is down is postponed, and sent later', async () => {
  const order = await placeTestOrder({ placedAt: new Date() })
  await order.reportStatus({}, new Date())
  await requestRefund({ ...order, now: new Date() }, { ...order, reason: 'desk' })
  order.faults.push(500)
  await work(order)
  expect(await order.readRefunds()).toMatchObject([{ state: 'requested' }])

  const [postponed] = await order.db.select().from(outbox).where(eq(outbox.topic, 'gateway_refund'))
  expect((postponed?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(20_000)
  await order.db.update(outbox).set({ dueAt: new Date() })
  await work(order)

  expect(await order.readRefunds()).toMatchObject([{ state: 'confirmed' }])
})

test('migrated buyers are invited soon after the cut-over, fifty a second', async () => {
  const { db, sql: client, gateway, url } = await placeTestOrder()
  const [consent, now] = [{ consentText: 'pindah-2', consentAt: new Date() }, new Date()]
  const persons = Array.from({ length: 101 }, (_, index) => ({ name: 'Siti', email: `${index}@contoh.example` }))
  await db.insert(migratedPersons).values(persons.map((person) => ({ ...person, ...consent, importedAt: now })))

  await client.begin((tx) => inviteShoppers(tx))
  const taskList = tasks(db, gateway, { claimSecret: 'ac'.repeat(32), clock: () => now })
  await runOnce({ connectionString: url, taskList, noHandleSignals: true, logger: SILENT })

  const seconds = (await db.select().from(mails).orderBy(mails.id)).map(({ dueAt }) => (+dueAt - +now) / 1000)
  expect([seconds.length, seconds[49], seconds[50], seconds[100]]).toEqual([101, 0, 1, 2])
})
