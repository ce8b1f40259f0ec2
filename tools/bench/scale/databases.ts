import { setTimeout as pause } from 'node:timers/promises'
import { startPgbouncer } from '../../pooling/pgbouncer'
import {
  asKeeper,
  DEBIAN_POSTGRES,
  type DebianServer,
  startDebianServer,
  startReplica,
} from '../../postgres/debian-server'
import { ensureDebianPackages } from '../../systems/debian-packages'
import { step } from '../../terminal/progress.mjs'
import { openBench } from '../checkout/context'
import { postmasterOf } from '../checkout/cpu'
import { inDurableWorld } from '../checkout/durable-world'
import { PLENTY, setStock } from '../checkout/stock'
import { type Capacity, measureCapacity } from './capacity'
import { startWebProcesses } from './web-processes'

export type DatabaseCapacity = Capacity & { standby: boolean; pgbouncer: boolean }

/** As `deploy/pooling/pgbouncer.ini` has it. */
const POOL_SIZE = 20

/** Why there is no such server here, in a sentence; undefined where there is. */
export const whyNoDatabases = () => ensureDebianPackages([DEBIAN_POSTGRES, 'pgbouncer'])

/**
 * What one web process sells when Pasar's rows lie on Debian's PostgreSQL: alone, and with a standby that has each commit on its
 * disk before it is acknowledged; each directly and through PgBouncer. A process begins anew for each.
 */
export async function measureDatabases({ seconds }: { seconds: number }): Promise<DatabaseCapacity[]> {
  const measured: DatabaseCapacity[] = []
  const undo: (() => Promise<unknown>)[] = []
  try {
    const primary = await startDebianServer({ system: 'pasar' })
    undo.push(primary.remove)
    const pooler = await startPgbouncer(primary, { poolSize: POOL_SIZE })
    undo.push(pooler.stop)
    const pooled = { PASAR_DATABASE_URL: pooler.url, PASAR_DATABASE_DIRECT_URL: primary.url }
    const work = async (running: Parameters<typeof openBench>[0]) => {
      const bench = await openBench(running)
      await setStock(bench, { available: PLENTY })
      for (const standby of [false, true]) {
        if (standby) {
          const replica = await startReplica(primary, 'pasar')
          undo.push(replica.remove)
          await waitForStandby(primary)
          bench.workers.database.push(await postmasterOf(replica.url))
        }
        for (const pgbouncer of [false, true]) {
          const web = await startWebProcesses(running, 2, pgbouncer ? pooled : {})
          const on = { bench: web.within(bench), origins: web.origins.slice(1), seconds }
          const title = `Buying ${pgbouncer ? 'through PgBouncer' : 'directly'}, ${standby ? 'with a synchronous standby' : 'no standby'}`
          measured.push({ standby, pgbouncer, ...(await step(title, () => measureCapacity(on))) })
          await web.stop()
        }
      }
    }
    await inDurableWorld(work, { PASAR_DATABASE_URL: primary.url })

    return measured
  } finally {
    for (const undoStep of undo.reverse()) await undoStep()
  }
}

const WITHIN_MS = 30_000

/** From now on a commit is acknowledged when the standby has it too. */
async function waitForStandby(primary: DebianServer) {
  await asKeeper(primary, async (sql) => {
    await sql`alter system set synchronous_standby_names = '*'`
    await sql`select pg_reload_conf()`
    const deadline = performance.now() + WITHIN_MS
    while ((await sql`select from pg_stat_replication where sync_state = 'sync'`).length === 0) {
      if (performance.now() > deadline) throw new Error(`No standby was synchronous within ${WITHIN_MS / 1000} s.`)
      await pause(100)
    }
  })
}
