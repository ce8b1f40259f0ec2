import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { simulate } from '@jembatan/buyer/gateway'
import { type Basket, fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { readOrder } from '@jembatan/buyer/order'
import { pickItem } from '@jembatan/buyer/shop'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import type { Suite } from '../../../tools/gate/suite'
import {
  asKeeper,
  DEBIAN_POSTGRES,
  type DebianServer,
  serverFolder,
  startDebianServer,
} from '../engines/debian-postgres'
import { type Backups, describeBackups } from '../engines/pgbackrest'
import { findViolations } from '../world/books'
import { paidOf, startBuying } from '../world/buyers'
import { withCleanUp } from '../world/clean-up'
import { openReplicas, type Replicas } from '../world/replicas'
import { until } from '../world/until'

type World = Replicas & { server: DebianServer; backups: Backups }

/**
 * Restores Pasar's database to the second before a mistake, while Kasir's goes on. No customer's
 * money is lost.
 */
const backups: Suite = async (report) => {
  const missing = await ensureDebianPackages([DEBIAN_POSTGRES, 'pgbackrest'])
  if (missing) return report.skip('a restore to a moment', missing)

  await withCleanUp(async (later) => {
    const folder = await serverFolder('pasar')
    const backups = await describeBackups(folder)
    const server = await startDebianServer({ system: 'pasar', folder, settings: backups.settings })
    later(server.remove)
    await backups.write(server)
    const replicas = await openReplicas({
      name: 'backups',
      webs: { ramai: 0, pasar: 1, kasir: 1 },
      workers: 1,
      settings: { pasar: { PASAR_DATABASE_URL: server.url } },
    })
    later(replicas.stop)
    const world = { ...replicas, server, backups }

    await report.test('a full backup while buyers buy, a difference of it, and the log; all of it is encrypted', () =>
      backUp(world),
    )
    await report.test('a missing or old backup is reported', () => lookAfter(world))
    const lost = await report.test('a mistake deletes orders that were paid, and then one more is paid', () =>
      makeMistake(world),
    )
    if (!lost) return
    await report.test('the database goes back to the second before it, and the shop opens', () => restore(world, lost))
    await report.test('the payment that was made meanwhile is found at Kasir', () => findPayment(world, lost))
    await report.test('the books balance, and of the invariants one names what the restore forgot', () =>
      checkBooks(world, lost),
    )
  })
}

export default backups

async function backUp({ shop, server, backups }: World) {
  match(String((await backups.check(26)).stdout), /does not reach the repository/)
  await backups.pgbackrest('stanza-create')
  await backups.pgbackrest('check')
  const buying = startBuying(shop, { withoutRamai: true })
  await backups.pgbackrest('--type=full', 'backup')
  await backups.pgbackrest('--type=diff', 'backup')
  const { failures, ...bought } = await buying.stop()

  deepStrictEqual(failures, [])
  ok(paidOf(bought).length > 3, `only ${paidOf(bought).length} orders were placed`)
  const { stdout } = await backups.pgbackrest('--output=json', 'info')
  const [{ backup, cipher }] = JSON.parse(stdout)
  deepStrictEqual(
    backup.map(({ type }: { type: string }) => type),
    ['full', 'diff'],
  )
  strictEqual(cipher, 'aes-256-cbc')
  await assertUnreadable(backups.repository, await nameInDatabase(server))
}

const nameInDatabase = (server: DebianServer) =>
  asKeeper(server, async (sql) => {
    const [row] = await sql`select recipient from orders limit 1`
    return String(row?.recipient)
  })

/** No file may contain readable personal data; an uncompressed file would show it. */
async function assertUnreadable(repository: string, name: string) {
  const entries = await readdir(repository, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  ok(files.length > 100)
  for (const file of files) {
    const bytes = await readFile(file)
    ok(!bytes.includes(name), `${file} shows a name`)
    // Header of pgBackRest's cipher, salted as in OpenSSL.
    strictEqual(bytes.subarray(0, 8).toString(), 'Salted__', `${file} is not encrypted`)
  }
}

async function lookAfter({ backups }: World) {
  const [well, late] = [await backups.check(26), await backups.check(0)]

  deepStrictEqual([well.exitCode, well.stdout], [0, ''])
  strictEqual(late.exitCode, 1)
  match(String(late.stdout), /The newest backup of pasar is 0 hours old, and should be younger than 0\./)
}

type Lost = { before: string; basket: Basket; orderId: string; orders: number }

async function makeMistake({ shop, server }: World): Promise<Lost> {
  const basket = await fillBasketWith(shop, pickItem(shop))
  const orderId = await placeOrder(basket)
  const [moment] = await asKeeper(
    server,
    (sql) => sql`select clock_timestamp()::text as before, (select count(*)::int from orders) as orders`,
  )
  // The restore goes to the previous second, so a payment from here on is not in it.
  await pause(1100)
  await simulate(shop.kasir, `transactions/${orderId}-1/select`, { method: 'other_qris' })
  await simulate(shop.kasir, `transactions/${orderId}-1/pay`)
  await untilPaid(basket, orderId)
  await asKeeper(server, (sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`delete from payment_attempts`
      await tx`delete from order_lines`
      await tx`delete from orders`
      await tx`update variants set available = 0`
    }),
  )
  const [left] = await asKeeper(server, (sql) => sql`select count(*)::int as orders from orders`)
  strictEqual(left?.orders, 0)

  return { before: String(moment?.before), basket, orderId, orders: Number(moment?.orders) }
}

/** Restores as docs/deploy.md says. */
async function restore({ processes, server, backups }: World, { before, orders }: Lost) {
  for (const process of processes.pasar) await process.pause()
  // The deletion is in the log already; the restore reads the log up to now.
  await asKeeper(server, (sql) => sql`select pg_switch_wal()`)
  await server.stop()
  await backups.pgbackrest('--delta', '--type=time', `--target=${before}`, '--target-action=promote', 'restore')
  await server.start()
  await until('it accepts writes', () =>
    asKeeper(server, async (sql) => (await sql`select pg_is_in_recovery() as reads`)[0]?.reads === false),
  )
  const [row] = await asKeeper(server, (sql) => sql`select count(*)::int as orders from orders`)
  // A web process is ready only while a worker runs.
  await Promise.all(processes.pasar.map((process) => process.resume()))

  strictEqual(row?.orders, orders)
}

/**
 * Kasir's notification was accepted before the restore, so it is not repeated. Pasar must ask for
 * the status itself.
 */
async function findPayment({ server }: World, { basket, orderId }: Lost) {
  const [stored] = await asKeeper(
    server,
    (sql) => sql`select count(*)::int as news from payment_notifications where provider_order_id = ${`${orderId}-1`}`,
  )
  strictEqual(stored?.news, 0)

  await untilPaid(basket, orderId)
}

/**
 * Pasar accepted two notifications of that payment and has lost them: only this invariant may be
 * broken.
 */
async function checkBooks(world: World, { orderId }: Lost) {
  const violations = await findViolations(world)
  const forgotten = { order_id: `${orderId}-1`, what: 'answered well and not stored' }
  deepStrictEqual(
    violations.map(({ number, rows }) => ({ number, rows: rows.map((row) => ({ ...row })) })),
    [{ number: 17, rows: [forgotten, forgotten] }],
  )
}

const untilPaid = ({ browser }: Basket, orderId: string) =>
  until(`${orderId} is paid`, async () => (await readOrder(browser, orderId)).status === 'paid', { every: 200 })
