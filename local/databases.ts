import { join } from 'node:path'
import { type Cluster, removeCluster, startCluster } from './cluster'
import type { Profile } from './profile'
import { type EachSystem, eachSystem } from './the-systems'

export type Databases = { urls: EachSystem<string>; stop: () => Promise<void> }

/** One cluster a system, except where a person named a database of their own. */
export async function startDatabases(profile: Profile): Promise<Databases> {
  const clusters: Cluster[] = []
  const stop = async () => {
    await Promise.all(clusters.map((cluster) => cluster.stop()))
  }
  const starting = eachSystem(async ({ name }) => {
    const given = profile.settings[name][`${name.toUpperCase()}_DATABASE_URL`]
    if (given) return given
    const folder = join(profile.folder, name, 'cluster')
    if (profile.throwaway) await removeCluster(folder)
    const cluster = await startCluster({
      system: name,
      folder,
      port: profile.databasePorts[name],
      throwaway: profile.throwaway,
    })
    clusters.push(cluster)

    return cluster.url
  })

  return { urls: await starting.catch((error) => stop().then(() => Promise.reject(error))), stop }
}
