import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readQuote } from '@jembatan/buyer/checkout'
import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { readOrder } from '@jembatan/buyer/order'
import { pickItem } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { pasar } from '../../../tools/dev/systems/systems'
import type { Suite } from '../../../tools/gate/suite'
import {
  asKeeper,
  DEBIAN_POSTGRES,
  type DebianServer,
  startDebianServer,
  startReplica,
} from '../engines/debian-postgres'
import { startPgbouncer } from '../engines/pgbouncer'
import { assertBooks, countPaid } from '../world/books'
import { paidOf, startBuying } from '../world/buyers'
import { withCleanUp } from '../world/clean-up'
import { openReplicas, type Replicas } from '../world/replicas'
import { until } from '../world/until'

/**
 * Two web processes and a worker open more than twenty connections, so each of these is shared by
 * many.
 */
const SERVER_CONNECTIONS = 3

type World = Replicas & { primary: DebianServer; replica: DebianServer }

/** Pasar through PgBouncer in transaction mode, with a streaming replica for reads that may lag. */
const pooling: Suite = async (report) => {
  const missing = await ensureDebianPackages([DEBIAN_POSTGRES, 'pgbouncer', 'haproxy'])
  if (missing) return report.skip('PgBouncer and a replica', missing)

  await withCleanUp(async (later) => {
    const primary = await startDebianServer({ system: 'pasar' })
    later(primary.remove)
    const replica = await startReplica(primary, 'pasar')
    later(replica.remove)
    const pooler = await startPgbouncer(primary, { poolSize: SERVER_CONNECTIONS })
    later(pooler.stop)
    const replicas = await openReplicas({
      name: 'pooling',
      webs: { ramai: 0, pasar: 2, kasir: 1 },
      workers: 1,
      settings: {
        pasar: {
          PASAR_DATABASE_URL: pooler.url,
          PASAR_DATABASE_DIRECT_URL: primary.url,
          PASAR_DATABASE_REPLICA_URL: replica.url,
        },
      },
    })
    later(replicas.stop)
    const world = { ...replicas, primary, replica }
    const tests: [string, (world: World) => Promise<unknown>][] = [
      ['buyers buy and are told at once, while each process restarts and is killed', buy],
      ['a start whose sessions would lead through the pooler is refused', refuse],
      ['a replica that does not replay: pages are older, a basket and an order are not', lag],
      ['a replica that is away: the primary reads, and the log says so once', stopReplica],
      ['a primary that is away: public pages are shown, by a demo too, and the worker goes on', browse],
      ['after all that the invariants hold', checkBooks],
    ]
    for (const [title, body] of tests) await report.test(title, () => body(world))
  })
}

export default pooling

async function buy({ shop, processes, primary }: World) {
  const buying = startBuying(shop, { withoutRamai: true })
  for (const how of ['SIGTERM', 'SIGKILL'] as const) for (const process of processes.pasar) await process.end(how)
  const { failures, ...bought } = await buying.stop()
  const orders = paidOf(bought)

  deepStrictEqual(failures, [])
  ok(orders.length > 10, `only ${orders.length} orders were placed`)
  strictEqual(await countPaid(primary.url, orders), orders.length)
  const sessions = await asKeeper(
    primary,
    (sql) => sql`select from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and objid = 777`,
  )
  strictEqual(sessions.length, 1, 'the worker shows that it runs by a lock of its own session')
}

/** Without a direct address listeners would never be notified, so the start must be refused. */
const refuse = ({ run, artefacts }: World) =>
  rejects(
    run(pasar, 'worker', { artefact: artefacts.pasar, settings: { PASAR_DATABASE_DIRECT_URL: undefined } }),
    /Set PASAR_DATABASE_DIRECT_URL: what is committed is not heard there\./,
  )

const productPath = async ({ shop, primary }: World) => {
  const [row] = await asKeeper(primary, (sql) => sql`select product_id from variants where sku = ${pickItem(shop).sku}`)

  return `/products/${row?.product_id}`
}

async function readProduct(world: World) {
  const { status, body } = await new Browser(world.shop.pasar.origin).ask(await productPath(world))
  strictEqual(status, 200)

  return body
}

const waitForName = (world: World, name: string) =>
  asKeeper(world.primary, async (sql) => {
    await sql`update products set brand = ${name} where id = (select product_id from variants where sku = ${pickItem(world.shop).sku})`
  })

async function lag(world: World) {
  await asKeeper(world.replica, async (sql) => {
    await sql`select pg_wal_replay_pause()`
    await until(
      'the replay is paused',
      async () => (await sql`select pg_get_wal_replay_pause_state() as state`)[0]?.state === 'paused',
    )
  })
  await waitForName(world, 'Merek Baru')
  const basket = await fillBasketWith(world.shop, pickItem(world.shop))
  const { parcels } = await readQuote(basket.browser, basket.basketId)
  const orderId = await placeOrder(basket)

  strictEqual(parcels.length, 1)
  strictEqual((await readOrder(basket.browser, orderId)).status, 'awaiting_payment')
  await pay(basket, orderId)
  strictEqual((await readOrder(basket.browser, orderId)).status, 'paid')
  // A busy process may have read from the primary for a moment; only the replica has the older
  // value.
  await until('a page is older', async () => !(await readProduct(world)).includes('Merek Baru'))
  await asKeeper(world.replica, (sql) => sql`select pg_wal_replay_resume()`)
  await until('the page is current', async () => (await readProduct(world)).includes('Merek Baru'))
}

async function stopReplica(world: World) {
  const logOf = async () =>
    (await Promise.all(world.processes.pasar.map(({ logFile }) => readFile(logFile, 'utf8')))).join('\n')
  const countOf = (log: string, words: string) => log.split(words).length - 1
  const [AWAY, BACK] = ['the replica does not answer', 'the replica answers again']
  const before = countOf(await logOf(), AWAY)

  await world.replica.stop('immediate')
  await waitForName(world, 'Merek Lain')
  for (let page = 0; page < 20; page += 1) ok((await readProduct(world)).includes('Merek Lain'))
  const lines = countOf(await logOf(), AWAY) - before
  ok(lines >= 1 && lines <= 2, `each of two processes says it once, and not ${lines} times`)

  await world.replica.start()
  await until('each process says that the replica is back', async () => countOf(await logOf(), BACK) >= lines)
}

/** Uses a demo's process, whose clock is a row of the primary. */
async function browse(world: World) {
  const settings = { DEMO_MODE: '1', PASAR_DEMO_KEY: randomBytes(32).toString('hex') }
  const { address = '', stop: end } = await world.startBeside(pasar, settings)
  const { host } = new URL(world.shop.pasar.origin)
  const paths = ['/', await productPath(world), '/search?q=serum']
  // Without a session the page looks up no order.
  const cookie = `__Host-pasar_session=${randomBytes(32).toString('base64url')}`
  const statusOf = async (path: string) => (await new Browser(address).ask(path, { headers: { host, cookie } })).status
  const readStatuses = async () => Promise.all(paths.map(statusOf))
  const worker = world.processes.pasar.find(({ part }) => part === 'worker')
  const starts = async () => (await readFile(worker?.logFile ?? '', 'utf8')).split('worker is ready').length
  const before = await starts()
  try {
    await world.primary.stop('immediate')
    deepStrictEqual(await readStatuses(), [200, 200, 200])
    strictEqual(await statusOf('/orders/PSR-222222222222'), 503)
  } finally {
    await world.primary.start()
    await until('the primary is read again', async () => (await statusOf('/orders/PSR-222222222222')) === 404)
    await end()
  }
  strictEqual(await starts(), before, 'the worker goes on')
}

/** Directly: PgBouncer's connections are too few for the invariants' transaction. */
const checkBooks = ({ shop, environments, primary }: World) =>
  assertBooks({ environments, shop: { ...shop, pasar: { ...shop.pasar, databaseUrl: primary.url } } })
