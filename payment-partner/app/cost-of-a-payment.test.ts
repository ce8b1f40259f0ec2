import { EventEmitter } from 'node:events'
import { Logger, runOnce, type WorkerEvents } from 'graphile-worker'
import midtrans from 'midtrans-client'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { tasks } from '@/server/tasks'
import { openReceiver } from '@/server/testing/open-receiver'
import { openWorld } from '@/server/testing/open-world'
import { type Cost, createStatementCounter } from '../../tools/postgres/statement-counter'
import { serveGateway } from './testing/serve-gateway'

/**
 * The most that a payment may cost Kasir's database, step by step. This is what was reached; the aim is 28 statements and 10
 * commits in all. Whoever needs fewer writes the lower figures here.
 */
const MOST: Record<string, Cost> = {
  create: { statements: 6, commits: 3 },
  select: { statements: 10, commits: 4 },
  'deliver: pending': { statements: 3, commits: 3 },
  pay: { statements: 8, commits: 4 },
  'deliver: settlement': { statements: 3, commits: 3 },
  status: { statements: 3, commits: 3 },
  later: { statements: 2, commits: 2 },
  queue: { statements: 9, commits: 9 },
}

/** The queue takes a job and completes it, a statement each. */
const QUEUE_STATEMENTS_A_JOB = 2
/** Woken by a job, the queue looks on until it finds none. */
const VAIN_LOOKS_A_RUN = 1

/** Pays as shop, payer and worker do, one after the other, and counts each step. */
async function payAndCount() {
  const world = await openWorld()
  onTestFinished(world.close)
  const shop = await openReceiver()
  onTestFinished(shop.close)
  const counter = createStatementCounter()
  const gateway = await serveGateway(world.url, [shop.origin], { simulation: true, onStatement: counter.debug })
  onTestFinished(gateway.close)
  const { db, close } = connect(world.url, counter)
  onTestFinished(close)
  const costs: Record<string, Cost> = {}
  const texts: string[] = []
  const step = async <Result>(name: string, work: () => Promise<Result>) => {
    counter.take()
    const result = await work()
    const taken = counter.take()
    costs[name] = add(costs[name], taken.cost)
    texts.push(...taken.texts.map((text) => `${name}: ${text}`))
    return result
  }
  const runJobs = async (name: string) => {
    const events: WorkerEvents = new EventEmitter()
    let ran = 0
    events.on('job:complete', () => {
      ran += 1
    })
    const logger = new Logger(() => () => {})
    const taskList = tasks(db, shop.delivery)
    await step(name, () => runOnce({ connectionString: world.url, taskList, events, noHandleSignals: true, logger }))
    costs.queue = add(costs.queue, onItsOwn(ran * QUEUE_STATEMENTS_A_JOB + VAIN_LOOKS_A_RUN))
  }

  const snap = clientOf(gateway.origin, world.merchant)
  snap.httpClient.http_client.defaults.headers.common['X-Override-Notification'] = `${shop.origin}/hook`
  const sim = (path: string, body = {}) =>
    fetch(`${gateway.origin}/_sim/transactions/PSR-1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_SIMULATION_KEY}` },
      body: JSON.stringify(body),
    })
  // What a process asks its database once.
  await Promise.all([world.db, db].map((each) => each.query.clock.findFirst()))
  await snap.transaction.status('PSR-0').catch(() => {})

  await step('create', () =>
    snap.createTransaction({ transaction_details: { order_id: 'PSR-1', gross_amount: 150_000 } }),
  )
  await step('select', () => sim('select', { method: 'other_qris' }))
  await runJobs('deliver: pending')
  await step('pay', () => sim('pay'))
  await runJobs('deliver: settlement')
  const { transaction_status: status } = await step('status', () => snap.transaction.status('PSR-1'))

  await world.sql`update graphile_worker._private_jobs set run_at = now()`
  await runJobs('later')

  return { costs, texts, status, told: shop.received.length }
}

function clientOf(origin: string, { serverKey, clientKey }: { serverKey: string; clientKey: string }) {
  const snap = new midtrans.Snap({ isProduction: false, serverKey, clientKey })
  snap.apiConfig.getSnapApiBaseUrl = () => `${origin}/snap/v1`
  snap.apiConfig.getCoreApiBaseUrl = () => origin

  return snap
}

const add = (one: Cost = { statements: 0, commits: 0 }, other: Cost): Cost => ({
  statements: one.statements + other.statements,
  commits: one.commits + other.commits,
})

/** Statements outside of a transaction. */
const onItsOwn = (statements: number): Cost => ({ statements, commits: statements })

test('a payment costs the database no more than what was reached', async () => {
  const { costs, texts, status, told } = await payAndCount()

  expect([status, told]).toEqual(['settlement', 2])
  expect(costs, texts.join('\n')).toEqual(MOST)
})
