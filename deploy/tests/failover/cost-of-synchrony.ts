import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Shop } from '@jembatan/buyer/shop'
import { keepBuying } from './buyers'
import type { DatabaseCluster } from './database-cluster'

const BUYERS = 8
const SECONDS = 10
/** Alternates, so that a machine that slows down favours neither. */
const TURNS = [true, false, true, false]

type Measured = { synchronous: boolean; ordersPerSecond: number }

/** Paid orders a second, with commits that wait for the standby and with commits that do not. */
export async function costOfSynchrony(cluster: DatabaseCluster, shop: Shop): Promise<Measured[]> {
  const measured: Measured[] = []
  try {
    for (const synchronous of TURNS) {
      await configure(cluster, synchronous)
      const buying = keepBuying(shop, BUYERS)
      await pause(SECONDS * 1000)
      const ordersPerSecond = buying.acknowledged.filter(({ paid }) => paid).length / SECONDS
      await buying.stop()
      measured.push({ synchronous, ordersPerSecond })
    }
  } finally {
    await configure(cluster, true)
  }

  return measured
}

/** Changes the setting of all hosts through Patroni, without a restart. */
async function configure(cluster: DatabaseCluster, synchronous: boolean) {
  const host = await cluster.primary()
  const certificates = join(cluster.folder, 'host-certificates')
  const { failed, stdout } = await host.run([
    ...['curl', '-s', '-S', '-f', '-m', '5', '-X', 'PATCH', `https://${host.address}:8008/config`],
    ...['--cacert', join(certificates, 'authority.crt'), '--cert', join(certificates, 'host.crt')],
    ...['--key', join(certificates, 'host.key'), '-d'],
    JSON.stringify({ synchronous_mode: synchronous, synchronous_mode_strict: synchronous }),
  ])
  if (failed) throw new Error(`Patroni refused the change: ${stdout}`)
  const names = synchronous ? /./ : /^$/
  const deadline = performance.now() + 30_000
  while (!names.test((await host.ask('show synchronous_standby_names')) ?? '-')) {
    if (performance.now() > deadline) throw new Error('Patroni did not change the standby in 30 s.')
    await pause(500)
  }
}
