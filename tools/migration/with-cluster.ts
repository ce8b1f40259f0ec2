import { join } from 'node:path'
import { startCluster } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { findRunning } from '../process/orphans'
import { runLockFile, startProfile } from '../systems/profile'
import { root, type SystemName } from '../systems/systems'

/**
 * Works on one system's cluster: that of `npm start` where the systems run; otherwise it is brought up, and stopped again by
 * whichever command is the last to use it.
 */
export async function withCluster<T>(
  system: SystemName,
  work: (cluster: { url: string; folder: string }) => Promise<T>,
): Promise<T> {
  const profile = await startProfile('production')
  const isRunning = async () => (await findRunning({ pidFile: runLockFile(profile), cwd: root })) !== undefined
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
    if (!(await isRunning()) && !(await isUsed(cluster.url))) await cluster.stop()
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
