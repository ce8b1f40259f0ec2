import { join } from 'node:path'
import { ensureFurtherDatabase, startCluster } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { findRunning } from '../process/orphans'
import { runLockFile, startProfile } from '../systems/profile'
import { root } from '../systems/systems'

const DATABASE = 'toko_lama'

/**
 * Works on the old shop's database, which lies in Ramai's cluster beside its own. The cluster is that of `npm start` where
 * the systems run; otherwise it is brought up, and stopped again by whichever command is the last to use it.
 */
export async function withOldShop<T>(work: (url: string) => Promise<T>): Promise<T> {
  const profile = await startProfile('production')
  const isRunning = async () => (await findRunning({ pidFile: runLockFile(profile), cwd: root })) !== undefined
  const cluster = await startCluster({
    system: 'ramai',
    folder: join(profile.folder, 'ramai', 'cluster'),
    port: profile.databasePorts.ramai,
    certified: true,
    replicates: true,
  })
  try {
    const folder = join(profile.folder, 'ramai', 'cluster')

    return await work(await ensureFurtherDatabase({ folder, url: cluster.url, name: DATABASE }))
  } finally {
    if (!(await isRunning()) && !(await isUsed(cluster.url))) await cluster.stop()
  }
}

async function isUsed(url: string) {
  const sql = openDatabase(url)
  try {
    const [other] =
      await sql`select from pg_stat_activity where datname = ${DATABASE} and backend_type <> 'autovacuum worker'`

    return other !== undefined
  } finally {
    await sql.end()
  }
}
