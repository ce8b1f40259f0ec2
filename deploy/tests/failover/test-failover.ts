import { readFile } from 'node:fs/promises'
import { requeueNotifications } from '../../../tools/bench/checkout/finish'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { printLine } from '../../../tools/dev/terminal/progress.mjs'
import { assertNothingLeft } from '../../../tools/gate/left-behind'
import type { Report } from '../../../tools/gate/suite'
import { assertBooks } from '../world/books'
import { collectCleanUp } from '../world/clean-up'
import type { Replicas } from '../world/replicas'
import { type DatabaseCluster, startDatabaseCluster, whyNoCluster } from './database-cluster'
import { prefix } from './network'
import { restore } from './restore'
import { openShopOn } from './shop'
import { FAULTS, withstand } from './withstand'

const BUYERS = 3
/** Comma-separated names of faults: runs only these, in this order, without the restore. */
const ONLY_FAULTS = process.env.CLUSTER_FAULTS?.split(',')

/**
 * A database that survives its machine: strikes each fault while buyers buy, restores the cluster,
 * then checks that nothing is left behind.
 */
export default async function failover(report: Report) {
  const missing = await whyNoCluster()
  if (missing) return report.skip('Pasar on a cluster', missing)
  const cluster = await report.test('Patroni, etcd, PgBouncer and HAProxy come up on three hosts', () =>
    startDatabaseCluster(),
  )
  if (!cluster) return
  const { later, stop } = collectCleanUp()
  try {
    const shop = await report.test('Pasar and its worker run on them', () => openShopOn(cluster))
    if (shop) {
      later(shop.stop)
      await strike(report, cluster, shop)
      await report.test('the worker went on through all that', () => assertStartedOnce(shop))
    }
    // The shop is stopped, as its operator would.
    await stop()
    if (!ONLY_FAULTS) await goBack(report, cluster)
  } finally {
    await report.test('stopping leaves nothing behind', async () => {
      await stop()
      await cluster.stop()
      await assertNothingLeft({ folder: cluster.folder, namespaces: prefix })
    })
  }
}

async function goBack(report: Report, cluster: DatabaseCluster) {
  const title = 'the cluster goes back to the second before a mistake'
  const missing = await ensureDebianPackages(['pgbackrest'])
  if (missing) return report.skip(title, missing)
  await report.test(title, () => restore(cluster))
}

/** A failover ends connections in every possible way; the processes must not have restarted. */
async function assertStartedOnce({ processes }: Replicas) {
  const worker = processes.pasar.find(({ part }) => part === 'worker')
  const starts = (await readFile(worker?.logFile ?? '', 'utf8')).split('worker is ready').length - 1
  if (starts !== 1) throw new Error(`The worker has started ${starts} times.`)
}

async function strike(report: Report, cluster: DatabaseCluster, world: Replicas) {
  await cluster.primary().then((host) => host.ask('create table if not exists probe (number integer)'))
  const faults = ONLY_FAULTS?.flatMap((only) => FAULTS.filter(({ name }) => name === only)) ?? FAULTS
  for (const fault of faults)
    await report.test(fault.title, async () => {
      printLine(`    ${JSON.stringify(await withstand(fault, { cluster, shop: world.shop, buyers: BUYERS }))}`)
      await requeueNotifications(world.shop)
      await assertBooks(world)
    })
}
