import { cpus } from 'node:os'
import { Browser } from '@jembatan/contract/conformance/browser'
import { openDatabase } from '../../dev/postgres/open-database'
import type { BenchContext } from '../checkout/context'
import { type Cpu, readCpu } from '../checkout/cpu'
import { percentile } from '../harness/figures'
import { PATIENCE_MS } from './visitor'

/** As in Pasar's `db/connect.ts`, for each of its processes. */
const CONNECTIONS_OF_A_PROCESS = 10

export type Saturation = {
  /** In cores: the usage of each part with all its processes; `load` is the generator. */
  cores: Cpu
  /** Milliseconds of a request that does nothing: the delay of the event loops. */
  nothing: { p50: number; p95: number }
  /** Active sessions of Pasar's database, out of those that all its web processes may open. */
  sessions: { p95: number; most: number }
  /** The saturated parts, in words. */
  full: string[]
}

const EACH_MS = 500

/** Watches processes, database sessions and event loops during a run. */
export async function watchSaturation<Result>(
  bench: BenchContext,
  { origins, work }: { origins: string[]; work: () => Promise<Result> },
): Promise<{ result: Result; saturation: Saturation }> {
  const sql = openDatabase(bench.pasar.databaseUrl)
  const probes = origins.map((origin) => new Browser(origin, {}, { patience: PATIENCE_MS }))
  const [nothing, sessions]: [number[], number[]] = [[], []]
  const look = async () => {
    const [busy] = await sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()`
    sessions.push(Number(busy?.count))
    for (const probe of probes) {
      const since = performance.now()
      const took = await probe.ask('/api/health').then(
        () => performance.now() - since,
        // Far beyond its capacity the process does not even accept connections.
        () => PATIENCE_MS,
      )
      nothing.push(took)
    }
  }
  let watching = true
  const watch = (async () => {
    while (watching) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, EACH_MS))
    }
  })()

  const before = await readCpu(bench.workers)
  const since = performance.now()
  try {
    const result = await work()
    const seconds = (performance.now() - since) / 1000
    const after = await readCpu(bench.workers)
    const cores = Object.fromEntries(
      Object.entries(after).map(([part, used]) => [part, (used - before[part as keyof Cpu]) / seconds]),
    ) as Cpu
    watching = false
    await watch
    const usage = {
      cores,
      nothing: { p50: percentile(nothing, 0.5), p95: percentile(nothing, 0.95) },
      sessions: { p95: percentile(sessions, 0.95), most: Math.max(0, ...sessions) },
    }

    return { result, saturation: { ...usage, full: describeBottleneck(usage, origins.length) } }
  } finally {
    watching = false
    await watch.catch(() => {})
    await sql.end()
  }
}

/** A part counts as saturated from nine tenths on. */
const FULL = 0.9

function describeBottleneck({ cores, sessions }: Omit<Saturation, 'full'>, processes: number) {
  const all = Object.values(cores).reduce((sum, used) => sum + used, 0)
  const pool = processes * CONNECTIONS_OF_A_PROCESS
  const full = [
    all >= FULL * cpus().length && `all ${cpus().length} cores`,
    cores.web >= FULL * processes && `the thread of ${processes === 1 ? 'the web process' : 'each web process'}`,
    cores.load >= FULL && 'the thread of the load generator',
    sessions.p95 >= FULL * pool && `the pool of ${pool} connections`,
  ].filter((part) => part !== false)

  return full.length > 0 ? full : ['nothing']
}
