import { bold, dim, printLine, step } from '../../../tools/dev/terminal/progress.mjs'
import { readArguments } from '../../../tools/dev/terminal/read-arguments'
import { onStopSignal } from '../../../tools/dev/terminal/stop-signal'
import { startDatabaseCluster } from './database-cluster'
import { installPackages, whyNoCluster } from './needs'
import { startShopOn } from './shop'

/**
 * `npm run cluster [-- --install]`: runs Pasar on a PostgreSQL that survives the loss of its host,
 * with three hosts on this machine. Runs until it is stopped, and leaves nothing behind.
 * `--install` installs missing packages from Debian.
 */
export default async function cluster(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run cluster --', options: { install: 'flag' } })
  if (values.install && process.getuid?.() === 0) await step('Installing what is missing', installPackages)
  const missing = await whyNoCluster()
  if (missing) throw new Error(missing)

  const stop = onStopSignal()
  const undo: (() => Promise<unknown>)[] = []
  try {
    const databases = await step('Starting three hosts with etcd, Patroni, PostgreSQL and PgBouncer', () =>
      startDatabaseCluster({ signal: stop.signal }),
    )
    undo.push(databases.stop)
    const shop = await startShopOn(databases, stop.signal)
    undo.push(shop.stop)

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
  } catch (error) {
    if (!stop.signal.aborted) throw error
  } finally {
    await step('Stopping everything that was started here', async () => {
      for (const undoStep of undo.reverse()) await undoStep()
    })
  }
}

const LEADS_TO = {
  pooled: 'through PgBouncer beside the primary',
  direct: 'the primary itself',
  replica: 'a standby, which may lag',
}
