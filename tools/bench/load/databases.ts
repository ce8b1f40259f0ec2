import type { Sql } from 'postgres'
import {
  asKeeper,
  DEBIAN_POSTGRES,
  type DebianServer,
  startDebianServer,
  startReplica,
} from '../../../deploy/tests/engines/debian-postgres'
import { startPgbouncer } from '../../../deploy/tests/engines/pgbouncer'
import { withCleanUp } from '../../../deploy/tests/world/clean-up'
import { until } from '../../../deploy/tests/world/until'
import type { RunningSystems } from '../../dev/start-systems'
import { ensureDebianPackages } from '../../dev/systems/debian-packages'
import { step } from '../../dev/terminal/progress.mjs'
import type { BenchContext } from '../checkout/context'
import { postmasterOf } from '../checkout/cpu'
import { inShop } from '../checkout/world'
import { type Capacity, measureCapacity } from './capacity'
import { startWebProcesses } from './web-processes'

/** `round` counts the previous measurements. */
export type DatabaseCapacity = Capacity & Way & { round: number }

type Way = { standby: boolean; pgbouncer: boolean }

/** Each differs from the next in one thing, in either direction. */
const WAYS: Way[] = [
  { standby: false, pgbouncer: false },
  { standby: false, pgbouncer: true },
  { standby: true, pgbouncer: true },
  { standby: true, pgbouncer: false },
]

/** As `deploy/pooling/pgbouncer.ini` has it. */
const POOL_SIZE = 20

/**
 * Returns why such servers are unavailable here, in a sentence; undefined if they are available.
 */
export const whyNoDatabases = () => ensureDebianPackages([DEBIAN_POSTGRES, 'pgbouncer'])

/**
 * Measures one web process while Pasar's rows lie on Debian's PostgreSQL: alone, and with a standby
 * that must have each commit on its disk before it is acknowledged; each directly and through
 * PgBouncer.
 * Each starts a new process, and every other round runs backwards: a machine that slows down must
 * not count against the last one.
 */
export async function measureDatabases({ seconds, rounds }: { seconds: number; rounds: number }) {
  const results: DatabaseCapacity[] = []
  await withCleanUp(async (later) => {
    const primary = await startDebianServer({ system: 'pasar' })
    later(primary.remove)
    const pooler = await startPgbouncer(primary, { poolSize: POOL_SIZE })
    later(pooler.stop)
    const pooled = { PASAR_DATABASE_URL: pooler.url, PASAR_DATABASE_DIRECT_URL: primary.url }
    const standby = oneStandby(primary)
    later(standby.remove)
    const work = async (shop: BenchContext, running: RunningSystems) => {
      for (let round = 0; round < rounds; round++)
        for (const way of round % 2 === 0 ? WAYS : WAYS.toReversed()) {
          const replica = way.standby ? await standby.start() : await standby.remove()
          const workers = { ...shop.workers, database: [...shop.workers.database, ...(replica ?? [])] }
          const web = await startWebProcesses(running, 2, way.pgbouncer ? pooled : {})
          const on = { bench: web.within({ ...shop, workers }), origins: web.origins.slice(1), seconds }
          const title = `Buying ${nameOf(way)}${rounds > 1 ? `, ${round + 1} of ${rounds}` : ''}`
          results.push({ ...way, round, ...(await step(title, () => measureCapacity(on))) })
          await web.stop()
        }
    }
    await inShop(work, { PASAR_DATABASE_URL: primary.url })
  })

  return results.toSorted((one, other) => WAYS.findIndex(isSame(one)) - WAYS.findIndex(isSame(other)))
}

const isSame = (one: Way) => (other: Way) => one.standby === other.standby && one.pgbouncer === other.pgbouncer

export const nameOf = ({ standby, pgbouncer }: Way) =>
  `${pgbouncer ? 'through PgBouncer' : 'directly'}, ${standby ? 'synchronous standby' : 'no standby'}`

/** Starts and removes the single standby. `start` returns its process. */
function oneStandby(primary: DebianServer) {
  let replica: DebianServer | undefined

  return {
    start: async () => {
      if (!replica) {
        replica = await startReplica(primary, 'pasar')
        await asKeeper(primary, waitForStandby)
      }
      return [await postmasterOf(replica.url)]
    },
    remove: async (): Promise<undefined> => {
      if (!replica) return
      // First: a commit would wait for a standby that is gone.
      await asKeeper(primary, async (sql) => {
        await sql`alter system reset synchronous_standby_names`
        await sql`select pg_reload_conf()`
      })
      await replica.remove()
      replica = undefined
    },
  }
}

/** From now on a commit is acknowledged only when the standby has it. */
async function waitForStandby(sql: Sql) {
  await sql`alter system set synchronous_standby_names = '*'`
  await sql`select pg_reload_conf()`
  const standbys = () => sql`select from pg_stat_replication where sync_state = 'sync'`
  await until('a standby is synchronous', async () => (await standbys()).length > 0, { within: 30_000 })
}
