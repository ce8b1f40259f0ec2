import { join } from 'node:path'
import { buildWhenChanged } from '../../../tools/dev/build'
import { makeEnvironments } from '../../../tools/dev/environments'
import { removeCluster, startCluster } from '../../../tools/dev/postgres/cluster'
import { startEgressLog } from '../../../tools/dev/process/egress/egress-log'
import { endOrphans, hostReady, launch } from '../../../tools/dev/process/launch'
import { runScript } from '../../../tools/dev/process/run-script'
import { isolatedProfile, type Profile } from '../../../tools/dev/systems/profile'
import type { Settings } from '../../../tools/dev/systems/settings'
import { type EachHost, kasir, pasar, root } from '../../../tools/dev/systems/systems'
import { step } from '../../../tools/dev/terminal/progress.mjs'
import type { DatabaseCluster } from './database-cluster'

export type ClusteredShop = { profile: Profile; environments: EachHost<Settings>; stop: () => Promise<void> }

const folder = join(root, '.local', 'cluster')

/**
 * Starts Pasar (web and worker) on the cluster, and the payment partner on a database of its own.
 */
export async function startShopOn({ urls }: DatabaseCluster, signal?: AbortSignal): Promise<ClusteredShop> {
  const profile: Profile = { ...(await isolatedProfile('test')), folder }
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const undoStep of undo.splice(0).reverse()) await undoStep()
  }
  try {
    await endOrphans(profile)
    const kasirFolder = join(folder, 'kasir', 'cluster')
    await removeCluster(kasirFolder)
    const { url, stop: stopCluster } = await startCluster({
      system: 'kasir',
      folder: kasirFolder,
      port: profile.databasePorts.kasir,
      throwaway: true,
      certified: true,
    })
    undo.push(stopCluster)
    Object.assign(profile.settings.pasar, {
      PASAR_DATABASE_DIRECT_URL: urls.direct,
      PASAR_DATABASE_REPLICA_URL: urls.replica,
    })
    const environments = await makeEnvironments(profile, { ramai: '', pasar: urls.pooled, kasir: url })
    for (const system of [kasir, pasar])
      await step(`Preparing the database of ${system.title}`, () =>
        runScript({ system, script: 'db:prepare', environment: environments[system.name], signal }),
      )
    for (const system of [kasir, pasar])
      await step(`Building ${system.title}`, () => buildWhenChanged(system, profile, signal))

    await step('Starting Pasar, its worker, and Kasir', async () => {
      await startEgressLog(folder)
      const processes = [kasir, pasar].flatMap((system) => launch(system, profile, environments[system.name]))
      undo.push(() => Promise.all(processes.map((process) => process.stop())))
      await Promise.race([
        Promise.all([kasir, pasar].map((system) => hostReady(system, profile, signal))),
        ...processes.map(({ failure }) => failure),
      ])
      for (const process of processes) process.keepRunning()
    })

    return { profile, environments, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
