import { bold, dim, printLine, step } from '../../../tools/dev/terminal/progress.mjs'
import { onStopSignal } from '../../../tools/dev/terminal/stop-signal'
import { withCleanUp } from '../world/clean-up'
import { startDatabaseCluster, whyNoCluster } from './database-cluster'
import { openShopOn } from './shop'

/**
 * `npm run cluster`: runs Pasar on a PostgreSQL that survives the loss of its host, with three
 * hosts on this machine. Runs until it is stopped, and leaves nothing behind.
 */
export default async function cluster() {
  const missing = await whyNoCluster()
  if (missing) throw new Error(missing)

  const stop = onStopSignal()
  await withCleanUp(async (later) => {
    const databases = await step('Starting three hosts with etcd, Patroni, PostgreSQL and PgBouncer', () =>
      startDatabaseCluster(stop.signal),
    )
    later(databases.stop)
    const shop = await openShopOn(databases)
    later(shop.stop)

    const primary = (await databases.primary()).name
    printLine(`\n  ${bold('Pasar')}  ${shop.environments.pasar.PASAR_ORIGIN}   ${dim('the shop, on this cluster')}`)
    printLine(`  ${bold('Kasir')}  ${shop.environments.kasir.KASIR_ORIGIN}   ${dim('the payment partner')}\n`)
    for (const { name, address } of databases.hosts)
      printLine(`  ${name}  ${address}  ${dim(name === primary ? 'the primary now' : 'a standby')}`)
    printLine(
      dim('  These addresses are in network namespaces and nowhere else. What leads to them from this machine:'),
    )
    for (const [name, url] of Object.entries(databases.urls))
      printLine(`  ${name.padEnd(8)} 127.0.0.1:${new URL(url).port}  ${dim(LEADS_TO[name as keyof typeof LEADS_TO])}`)
    printLine(`\n  Ctrl-C stops everything and removes it. ${dim(`Logs: ${databases.folder}/host*/log`)}\n`)
    await stop.received
  }).catch((error) => {
    if (!stop.signal.aborted) throw error
  })
}

const LEADS_TO = {
  pooled: 'through PgBouncer beside the primary',
  direct: 'the primary itself',
  replica: 'a standby, which may lag',
}
