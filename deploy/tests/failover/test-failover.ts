import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Shop } from '@jembatan/buyer/shop'
import { assertInvariants } from '../../../evidence/invariants/check-invariants'
import { finishOrders, tellAgain } from '../../../tools/bench/checkout/finish'
import { PLENTY, setStock } from '../../../tools/bench/checkout/stock'
import { openDatabase } from '../../../tools/dev/postgres/open-database'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { root } from '../../../tools/dev/systems/systems'
import { printLine } from '../../../tools/dev/terminal/progress.mjs'
import { assertNothingLeft } from '../../../tools/gate/left-behind'
import type { Report } from '../../../tools/gate/suite'
import { costOfSynchrony } from './cost-of-synchrony'
import { type DatabaseCluster, startDatabaseCluster } from './database-cluster'
import { whyNoCluster } from './needs'
import { prefix } from './network'
import { restore } from './restore'
import { startShopOn } from './shop'
import { FAULTS, type Withstood, withstand } from './withstand'

const BUYERS = 3
/**
 * Comma-separated names of faults: runs only these, in this order, without the measurement and the
 * restore.
 */
const ASKED = process.env.CLUSTER_FAULTS?.split(',')

/**
 * A database that survives its machine: strikes each fault while buyers buy, then measures its
 * cost, then checks that nothing is left behind.
 */
export default async function cluster(report: Report) {
  const missing = await whyNoCluster()
  if (missing) return report.skip('Pasar on a cluster', missing)
  const running = await report.test('Patroni, etcd, PgBouncer and HAProxy come up on three hosts', () =>
    startDatabaseCluster(),
  )
  if (!running) return
  try {
    const shop = await report.test('Pasar and its worker run on them', () => openClusteredShop(running))
    if (shop) {
      await strike(report, { cluster: running, ...shop })
      await report.test('the worker went on through all that', assertStartedOnce)
    }
    if (!ASKED) await goBack(report, running)
  } finally {
    await report.test('stopping leaves nothing behind', async () => {
      for (const stop of stops.splice(0).reverse()) await stop()
      await running.stop()
      await assertNothingLeft({ folder: running.folder, namespaces: prefix })
    })
  }
}

/** Restores while the shop is stopped, as its operator would. */
async function goBack(report: Report, cluster: DatabaseCluster) {
  const title = 'the cluster goes back to the second before a mistake'
  const missing = await ensureDebianPackages(['pgbackrest'])
  if (missing) return report.skip(title, missing)
  for (const stop of stops.splice(0).reverse()) await stop()
  await report.test(title, () => restore(cluster))
}

const stops: (() => Promise<void>)[] = []

async function openClusteredShop(cluster: DatabaseCluster) {
  const { environments, stop } = await startShopOn(cluster)
  stops.push(stop)
  const shop = await openShop({ environments })
  await setStock(shop, { available: PLENTY })

  return { shop, serverKey: environments.pasar.MIDTRANS_SERVER_KEY }
}

/** A failover ends connections in every possible way; the processes must not have restarted. */
async function assertStartedOnce() {
  const log = await readFile(join(root, '.local', 'cluster', 'pasar', 'worker.log'), 'utf8')
  const starts = log.split('worker is ready').length - 1
  if (starts !== 1) throw new Error(`The worker has started ${starts} times.`)
}

type Struck = { cluster: DatabaseCluster; shop: Shop; serverKey: string | undefined }

async function strike(report: Report, { cluster, shop, serverKey }: Struck) {
  await cluster.primary().then((host) => host.ask('create table if not exists probe (number integer)'))
  const withstood: Withstood[] = []
  const faults = ASKED?.flatMap((asked) => FAULTS.filter(({ name }) => name === asked)) ?? FAULTS
  for (const fault of faults)
    await report.test(fault.title, async () => {
      const outcome = await withstand(fault, { cluster, shop, buyers: BUYERS })
      withstood.push(outcome)
      printLine(`    ${JSON.stringify(outcome)}`)
      await assertBooks(shop, serverKey)
    })
  if (ASKED) return
  const cost = await report.test('What a synchronous standby costs is measured', () => costOfSynchrony(cluster, shop))
  const findings = { faults: withstood, synchronous: cost }
  printLine(JSON.stringify(findings))
  await writeFile(join(root, '.local', 'cluster.json'), `${JSON.stringify(findings, null, 2)}\n`)
}

/** When all work of the orders is done, Pasar and Kasir agree about all of them. */
async function assertBooks(shop: Shop, serverKey: string | undefined) {
  const [pasar, kasir] = [openDatabase(shop.pasar.databaseUrl), openDatabase(shop.kasir.databaseUrl)]
  try {
    await tellAgain(shop)
    await finishOrders(shop)
    await assertInvariants({ pasar, kasir, everythingRests: true, ...(serverKey && { serverKey }) })
  } finally {
    await Promise.all([pasar.end(), kasir.end()])
  }
}
