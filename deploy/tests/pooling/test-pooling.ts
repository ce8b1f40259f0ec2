import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readQuote } from '@jembatan/buyer/checkout'
import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { readOrder } from '@jembatan/buyer/order'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import { execa } from 'execa'
import { assertInvariants } from '../../../evidence/invariants/check-invariants'
import { finishOrders } from '../../../tools/bench/checkout/finish'
import { openDatabase } from '../../../tools/dev/postgres/open-database'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
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
import { startBuying } from '../world/buyers'
import { openReplicas, type Replicas } from '../world/replicas'

const PLENTY = 100_000
/**
 * Two web processes and a worker open more than twenty connections, so each of these is shared by
 * many.
 */
const SERVER_CONNECTIONS = 3

type World = { shop: Shop; replicas: Replicas; primary: DebianServer; replica: DebianServer }

/** Pasar through PgBouncer in transaction mode, with a streaming replica for reads that may lag. */
const pooling: Suite = async (report) => {
  const missing = await ensureDebianPackages([DEBIAN_POSTGRES, 'pgbouncer', 'haproxy'])
  if (missing) return report.skip('PgBouncer and a replica', missing)

  const undo: (() => Promise<unknown>)[] = []
  try {
    const primary = await startDebianServer({ system: 'pasar' })
    undo.push(primary.remove)
    const replica = await startReplica(primary, 'pasar')
    undo.push(replica.remove)
    const pooler = await startPgbouncer(primary, { poolSize: SERVER_CONNECTIONS })
    undo.push(pooler.stop)
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
    undo.push(replicas.stop)
    await asKeeper(primary, (sql) => sql`update variants set available = ${PLENTY}`)
    const shop = await openShop(replicas)
    const world = { shop, replicas, primary, replica }

    await report.test('buyers buy and are told at once, while each process restarts and is killed', () => buy(world))
    await report.test('a start whose sessions would lead through the pooler is refused', () => refuse(world))
    await report.test('a replica that does not replay: pages are older, a basket and an order are not', () =>
      lag(world),
    )
    await report.test('a replica that is away: the primary reads, and the log says so once', () => leave(world))
    await report.test(
      'a primary that is away: what everybody sees alike is shown, by a demo too, and the worker goes on',
      () => browse(world),
    )
    await report.test('after all that the invariants hold', () => checkBooks(world))
  } finally {
    for (const undoStep of undo.reverse()) await undoStep()
  }
}

export default pooling

async function buy({ shop, replicas, primary }: World) {
  const buying = startBuying(shop, { withoutRamai: true })
  for (const how of ['SIGTERM', 'SIGKILL'] as const)
    for (const process of replicas.processes.pasar) await process.end(how)
  const { orders, failures } = await buying.stop()

  deepStrictEqual(failures, [])
  ok(orders.length > 10, `only ${orders.length} orders were placed`)
  const paid = await asKeeper(
    primary,
    (sql) => sql`select from orders where id in ${sql(orders)} and paid_at is not null`,
  )
  strictEqual(paid.length, new Set(orders).size)
  const sessions = await asKeeper(
    primary,
    (sql) => sql`select from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and objid = 777`,
  )
  strictEqual(sessions.length, 1, 'the worker shows that it runs by a lock of its own session')
}

/** Without a direct address listeners would never be notified, so the start must be refused. */
async function refuse({ replicas }: World) {
  const { PASAR_DATABASE_DIRECT_URL: _, ...environment } = replicas.environments.pasar
  const { exitCode, stderr } = await execa({
    cwd: join(replicas.folder, 'artefacts', 'pasar'),
    reject: false,
    extendEnv: false,
    timeout: 60_000,
    env: { ...baseEnvironment(), ...environment },
  })`${process.execPath} worker.js`

  strictEqual(exitCode, 1)
  match(stderr, /Set PASAR_DATABASE_DIRECT_URL: what is committed is not heard there\./)
}

async function readProduct({ shop, primary }: World) {
  const [row] = await asKeeper(primary, (sql) => sql`select product_id from variants where sku = ${pickItem(shop).sku}`)
  const { status, body } = await new Browser(shop.pasar.origin).ask(`/products/${row?.product_id}`)
  strictEqual(status, 200)

  return body
}

const named = (world: World, name: string) =>
  asKeeper(world.primary, async (sql) => {
    await sql`update products set brand = ${name} where id = (select product_id from variants where sku = ${pickItem(world.shop).sku})`
  })

async function lag(world: World) {
  await asKeeper(world.replica, async (sql) => {
    await sql`select pg_wal_replay_pause()`
    await until(async () => (await sql`select pg_get_wal_replay_pause_state() as state`)[0]?.state === 'paused')
  })
  await named(world, 'Merek Baru')
  const basket = await fillBasketWith(world.shop, pickItem(world.shop))
  const { parcels } = await readQuote(basket.browser, basket.basketId)
  const orderId = await placeOrder(basket)

  strictEqual(parcels.length, 1)
  strictEqual((await readOrder(basket.browser, orderId)).status, 'awaiting_payment')
  await pay(basket, orderId)
  strictEqual((await readOrder(basket.browser, orderId)).status, 'paid')
  // A busy process may have read from the primary for a moment; only the replica has the older
  // value.
  await until(async () => !(await readProduct(world)).includes('Merek Baru'))
  await asKeeper(world.replica, (sql) => sql`select pg_wal_replay_resume()`)
  await until(async () => (await readProduct(world)).includes('Merek Baru'))
}

async function leave(world: World) {
  const logOf = async () =>
    (await Promise.all(world.replicas.processes.pasar.map(({ logFile }) => readFile(logFile, 'utf8')))).join('\n')
  const said = (log: string, words: string) => log.split(words).length - 1
  const [AWAY, BACK] = ['the replica does not answer', 'the replica answers again']
  const before = said(await logOf(), AWAY)

  await world.replica.stop('immediate')
  await named(world, 'Merek Lain')
  for (let page = 0; page < 20; page += 1) ok((await readProduct(world)).includes('Merek Lain'))
  const lines = said(await logOf(), AWAY) - before
  ok(lines >= 1 && lines <= 2, `each of two processes says it once, and not ${lines} times`)

  await world.replica.start()
  await until(async () => said(await logOf(), BACK) >= lines)
}

/** Uses a demo's process, whose clock is a row of the primary. */
async function browse(world: World) {
  const told = { DEMO_MODE: '1', PASAR_DEMO_KEY: randomBytes(32).toString('hex') }
  const { address = '', pause: end } = await world.replicas.startBeside(pasar, told)
  const { host } = new URL(world.shop.pasar.origin)
  const [row] = await asKeeper(
    world.primary,
    (sql) => sql`select product_id from variants where sku = ${pickItem(world.shop).sku}`,
  )
  // Without a session the page looks up no order.
  const cookie = `__Host-pasar_session=${randomBytes(32).toString('base64url')}`
  const statusOf = async (path: string) => (await new Browser(address).ask(path, { headers: { host, cookie } })).status
  const shown = async () => Promise.all(['/', `/products/${row?.product_id}`, '/search?q=serum'].map(statusOf))
  const worker = world.replicas.processes.pasar.find(({ part }) => part === 'worker')
  const starts = async () => (await readFile(worker?.logFile ?? '', 'utf8')).split('worker is ready').length
  const before = await starts()
  try {
    await world.primary.stop('immediate')
    deepStrictEqual(await shown(), [200, 200, 200])
    strictEqual(await statusOf('/orders/PSR-222222222222'), 503)
  } finally {
    await world.primary.start()
    await until(async () => (await statusOf('/orders/PSR-222222222222')) === 404)
    await end()
  }
  strictEqual(await starts(), before, 'the worker goes on')
}

const WITHIN_MS = 30_000

async function until(holds: () => Promise<boolean>) {
  const deadline = Date.now() + WITHIN_MS
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come about within ${WITHIN_MS / 1000} s.`)
    await pause(100)
  }
}

async function checkBooks({ replicas, shop, primary }: World) {
  const direct = { ...shop, pasar: { ...shop.pasar, databaseUrl: primary.url } }
  await finishOrders(direct)
  const books = { pasar: openDatabase(primary.url), kasir: openDatabase(shop.kasir.databaseUrl) }
  try {
    const serverKey = replicas.environments.pasar.MIDTRANS_SERVER_KEY ?? ''
    await assertInvariants({ ...books, serverKey, everythingRests: true })
  } finally {
    await Promise.all([books.pasar.end(), books.kasir.end()])
  }
}
