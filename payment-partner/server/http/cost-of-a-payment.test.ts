import midtrans from 'midtrans-client'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { deliverDue } from '@/server/testing/deliver-due'
import { openReceiver } from '@/server/testing/open-receiver'
import { openWorld } from '@/server/testing/open-world'
import { type Cost, createStatementCounter } from '../../../tools/dev/postgres/statement-counter'
import { serveGateway } from './testing/serve-gateway'

/**
 * The most statements and commits that each step of a payment may cost Kasir's database. The
 * figures are the present cost: lower them when a change needs fewer. The worker's poll each second
 * is not counted.
 */
const MOST: Record<string, Cost> = {
  create: { statements: 2, commits: 2 },
  select: { statements: 4, commits: 1 },
  'deliver: pending': { statements: 2, commits: 2 },
  pay: { statements: 4, commits: 1 },
  'deliver: settlement': { statements: 2, commits: 2 },
  status: { statements: 2, commits: 2 },
}

/** Pays as shop, payer and worker do in turn, and counts each step. */
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
    const counted = counter.take()
    costs[name] = add(costs[name], counted.cost)
    texts.push(...counted.texts.map((text) => `${name}: ${text}`))
    return result
  }
  const deliver = (name: string) => step(name, () => deliverDue(db, shop.delivery))

  const snap = clientOf(gateway.origin, world.merchant)
  snap.httpClient.http_client.defaults.headers.common['X-Override-Notification'] = `${shop.origin}/hook`
  const sim = (path: string, body = {}) =>
    fetch(`${gateway.origin}/_sim/transactions/PSR-1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_SIMULATION_KEY}` },
      body: JSON.stringify(body),
    })
  // Warm up: each process asks its database these once.
  await Promise.all([world.db, db].map((each) => each.query.clock.findFirst()))
  await snap.transaction.status('PSR-0').catch(() => {})

  await step('create', () =>
    snap.createTransaction({ transaction_details: { order_id: 'PSR-1', gross_amount: 150_000 } }),
  )
  await step('select', () => sim('select', { method: 'other_qris' }))
  await deliver('deliver: pending')
  await step('pay', () => sim('pay'))
  await deliver('deliver: settlement')
  const { transaction_status: status } = await step('status', () => snap.transaction.status('PSR-1'))

  const jobs = await world.sql`select task_identifier from graphile_worker.jobs`

  return { costs, texts, status, jobs, notifications: shop.received.length }
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

test('a payment costs the database no more than its limit', async () => {
  const { costs, texts, status, jobs, notifications } = await payAndCount()

  expect([status, notifications, ...jobs]).toEqual(['settlement', 2])
  expect(costs, texts.join('\n')).toEqual(MOST)
})
