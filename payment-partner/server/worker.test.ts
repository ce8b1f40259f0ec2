import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { TEST_MERCHANT, TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { openSilentProxy } from '../../tools/dev/postgres/silent-proxy'
import { payTransaction } from './payer/pay-transaction'
import { checkReadiness } from './readiness/check-readiness'
import { openReceiver } from './testing/open-receiver'
import { openWorld, type World } from './testing/open-world'

let world: World
let receiver: Awaited<ReturnType<typeof openReceiver>>
const workers: ChildProcess[] = []

beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map(kill))
  await receiver.close()
  await world.close()
})

function startWorker(changes: Record<string, string> = {}) {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'server/worker.ts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      KASIR_DATABASE_URL: world.url,
      KASIR_ORIGIN: 'http://kasir.test',
      KASIR_MERCHANT_SERVER_KEY: TEST_MERCHANT.serverKey,
      KASIR_MERCHANT_CLIENT_KEY: TEST_MERCHANT.clientKey,
      KASIR_MERCHANT_FINISH_URL: TEST_MERCHANT.finishUrl,
      KASIR_NOTIFICATION_TARGETS: receiver.origin,
      KASIR_WORKER_TAKEOVER_MS: '200',
      SIM_MODE: '1',
      KASIR_SIMULATION_KEY: TEST_SIMULATION_KEY,
      ...changes,
    },
  })
  workers.push(worker)
  worker.stdout.resume()

  return worker
}

async function untilReady({ stdout }: ReturnType<typeof startWorker>) {
  for await (const chunk of stdout.iterator({ destroyOnReturn: false }))
    if (String(chunk).includes('worker is ready')) break
  stdout.resume()
}

async function kill(worker: ChildProcess) {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

async function livingWorkers() {
  const [counted] = await world.sql`
    select count(*)::int as living from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where locktype = 'advisory' and classid = 0 and mode = 'ShareLock' and datname = current_database()`

  return counted?.living
}

/** Its own lock, the sender of notifications, and its queue's pool. */
const LOCKS_OF_A_WORKER = 3

const locks = () =>
  world.sql`select classid, objid, mode from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where locktype = 'advisory' and granted and datname = current_database() order by classid, objid`

const backends = async () => {
  const all = await world.sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and usename = current_user`

  return all.map(({ pid }) => pid)
}

const patiently = { timeout: 30_000, interval: 50 }
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body).transaction_status)

test('a notification that a killed worker was delivering is delivered by one that lives, or by the next', {
  timeout: 90_000,
}, async () => {
  // The first two calls get no answer: each worker dies during its request.
  receiver = await openReceiver(() => (receiver.received.length <= 2 ? 'never' : 200))
  await world.openTransaction({ now: new Date(), notificationUrls: [`${receiver.origin}/hook`] })
  const first = startWorker()
  await vi.waitFor(() => expect(bodies()).toEqual(['pending']), patiently)
  const second = startWorker()
  await vi.waitFor(async () => expect(await livingWorkers()).toBe(2), patiently)

  await kill(first)

  await vi.waitFor(() => expect(bodies()).toEqual(['pending', 'pending']), patiently)
  expect(second.exitCode).toBeNull()

  await kill(second)
  startWorker()

  await vi.waitFor(() => expect(bodies()).toEqual(['pending', 'pending', 'pending']), patiently)
})

test('a worker that loses every connection continues, and is seen alive again', { timeout: 90_000 }, async () => {
  receiver = await openReceiver()
  const hook = { now: new Date(), notificationUrls: [`${receiver.origin}/hook`] }
  await world.openTransaction(hook)
  const ours = await backends()
  const worker = startWorker()
  await untilReady(worker)
  await vi.waitFor(() => expect(bodies()).toEqual(['pending']), patiently)
  await vi.waitFor(async () => expect(await locks()).toHaveLength(LOCKS_OF_A_WORKER), patiently)
  const before = await locks()

  const theirs = (await backends()).filter((pid) => !ours.includes(pid))
  await world.sql`select pg_terminate_backend(pid) from unnest(${theirs}::int[]) as pid`
  await world.openTransaction(hook)

  await vi.waitFor(() => expect(bodies()).toEqual(['pending', 'pending']), patiently)
  await vi.waitFor(async () => expect(await locks()).toEqual(before), patiently)
  expect(await checkReadiness(world.db)).toMatchObject({ ready: true })
  expect(worker.exitCode).toBeNull()
})

test('a worker whose database goes silent notices, and continues once it answers', { timeout: 90_000 }, async () => {
  receiver = await openReceiver()
  const hook = { now: new Date(), notificationUrls: [`${receiver.origin}/hook`] }
  const proxy = await openSilentProxy(world.url)
  onTestFinished(proxy.close)
  const worker = startWorker({ KASIR_DATABASE_URL: proxy.url, KASIR_WORKER_DEADLINE_MS: '3000' })
  await untilReady(worker)
  await vi.waitFor(async () => expect(await locks()).toHaveLength(LOCKS_OF_A_WORKER), patiently)
  const before = await locks()

  proxy.goSilent()
  await vi.waitFor(async () => expect(await locks()).toEqual([]), patiently)
  await world.openTransaction(hook)
  proxy.recover()

  await vi.waitFor(() => expect(bodies()).toEqual(['pending']), patiently)
  await vi.waitFor(async () => expect(await locks()).toEqual(before), patiently)
  expect(worker.exitCode).toBeNull()
})

const gapsToRetries = () =>
  world.sql`select extract(epoch from next_attempt_at - started_at)::float as seconds from notification_attempts
    where next_attempt_at is not null`

test('the worker sends notifications, expires unpaid transactions, retries without jitter in simulation, and is seen alive', {
  timeout: 90_000,
}, async () => {
  receiver = await openReceiver(() => (receiver.received.length === 1 ? 500 : 200))
  const hook = { now: new Date(), notificationUrls: [`${receiver.origin}/hook`] }
  const paid = await world.openTransaction(hook)
  await payTransaction(world.db, { id: paid.id, now: new Date() })
  const unpaid = await world.openTransaction({ ...hook, expiry: { unit: 'second', duration: 1 } })
  const before = await checkReadiness(world.db)

  startWorker()

  await vi.waitFor(() => expect(bodies().sort()).toEqual(['expire', 'pending', 'pending', 'settlement']), patiently)
  expect(await world.statusOf(unpaid.id)).toBe('expire')
  // The merchant receives the request before the worker records the answer.
  await vi.waitFor(async () => expect(await gapsToRetries()).toEqual([{ seconds: 120 }]), patiently)
  expect(before).toMatchObject({ ready: false, checks: { worker: 'failed' } })
  expect(await checkReadiness(world.db)).toMatchObject({ ready: true })
})
