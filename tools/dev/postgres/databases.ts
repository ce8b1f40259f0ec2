import { join } from 'node:path'
import type { Profile } from '../systems/profile'
import { type EachSystem, eachSystem, type System } from '../systems/systems'
import { type Cluster, removeCluster, startCluster } from './cluster'

export type Databases = {
  urls: EachSystem<string>
  /** The clusters that were started here. */
  clusters: Partial<EachSystem<Cluster>>
  stop: () => Promise<void>
}

/** The old shop's database, in Ramai's cluster. */
export const OLD_DATABASE = 'toko_lama'

/** Starts one cluster for each system, except where the operator uses a database of their own. */
export async function startDatabases(profile: Profile): Promise<Databases> {
  const clusters: Partial<EachSystem<Cluster>> = {}
  const stop = async () => {
    await Promise.all(Object.values(clusters).map((cluster) => cluster.stop()))
  }
  const urlOf = async ({ name }: System) => {
    const url = profile.settings[name][`${name.toUpperCase()}_DATABASE_URL`]
    if (url) return url
    const folder = join(profile.folder, name, 'cluster')
    if (profile.throwaway) await removeCluster(folder)
    const cluster = await startCluster({
      system: name,
      folder,
      port: profile.databasePorts[name],
      throwaway: profile.throwaway,
      certified: true,
      countsStatements: profile.countsStatements,
      // The migration follows the old shop's log, which lies in Ramai's cluster. A benchmark needs
      // none.
      replicates: name === 'ramai' && !profile.countsStatements,
    })
    clusters[name] = cluster

    return cluster.url
  }

  const starting: Promise<string>[] = []
  const begin = (system: System) => {
    const url = urlOf(system)
    starting.push(url)
    return url
  }

  try {
    return { urls: await eachSystem(begin), clusters, stop }
  } catch (error) {
    // The others may still be starting, and would be left behind.
    await Promise.allSettled(starting)
    await stop()
    throw error
  }
}
