import { join } from 'node:path'
import type { Profile } from '../systems/profile'
import { type EachSystem, eachSystem, type System } from '../systems/systems'
import { type Cluster, removeCluster, startCluster } from './cluster'

export type Databases = {
  urls: EachSystem<string>
  /** Those that were brought up here. */
  clusters: Partial<EachSystem<Cluster>>
  stop: () => Promise<void>
}

/** The old shop's, in Ramai's cluster. */
export const OLD_DATABASE = 'toko_lama'

/** One cluster a system, except where a person named a database of their own. */
export async function startDatabases(profile: Profile): Promise<Databases> {
  const clusters: Partial<EachSystem<Cluster>> = {}
  const stop = async () => {
    await Promise.all(Object.values(clusters).map((cluster) => cluster.stop()))
  }
  const urlOf = async ({ name }: System) => {
    const given = profile.settings[name][`${name.toUpperCase()}_DATABASE_URL`]
    if (given) return given
    const folder = join(profile.folder, name, 'cluster')
    if (profile.throwaway) await removeCluster(folder)
    const cluster = await startCluster({
      system: name,
      folder,
      port: profile.databasePorts[name],
      throwaway: profile.throwaway,
      certified: true,
      countsStatements: profile.countsStatements,
      // What moves out of the old shop, a database in Ramai's cluster, is followed by its log; a benchmark is not about that.
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
    // The others may still be on their way up, and would stay behind.
    await Promise.allSettled(starting)
    await stop()
    throw error
  }
}
