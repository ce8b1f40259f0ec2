import { join } from 'node:path'
import { startCluster } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { findStart, profileOfStart } from '../process/profile-of-start'
import type { SystemName } from '../systems/systems'

/**
 * Works on one system's cluster. Without `npm start` it is started, and stopped by the last step
 * that uses it.
 */
export async function withCluster<T>(
  system: SystemName,
  work: (cluster: { url: string; folder: string }) => Promise<T>,
): Promise<T> {
  const profile = await profileOfStart()
  const folder = join(profile.folder, system, 'cluster')
  const cluster = await startCluster({
    system,
    folder,
    port: profile.databasePorts[system],
    certified: true,
    replicates: system === 'ramai',
  })
  try {
    return await work({ url: cluster.url, folder })
  } finally {
    if ((await findStart()) === undefined && !(await isUsed(cluster.url))) await cluster.stop()
  }
}

async function isUsed(url: string) {
  const sql = openDatabase(url)
  try {
    const [other] = await sql`
      select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`

    return other !== undefined
  } finally {
    await sql.end()
  }
}
