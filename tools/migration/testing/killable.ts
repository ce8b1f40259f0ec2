import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { asKeeper, type Cluster, startCluster, takeBackReplication } from '../../postgres/cluster'
import { openDatabase } from '../../postgres/open-database'
import { cloneDatabase } from '../../postgres/test-database'
import { freePort } from '../../systems/ports'
import type { Settings } from '../../systems/settings'
import { type CommandName, equipSides, operate, type Side, sideOf } from '../operate'
import { bundleCommands, HOOK } from './bundle-commands'

/** What is killed at a step of a command: the command, or the database that it works on. */
export type Kill = {
  /** Which step; or the first one that says what none has said at which this command was killed in this move. */
  at: number | 'unknown'
  victim: 'itself' | 'its database'
  /** Counted from the step that says this. */
  after?: string
}

const SYSTEMS = { 'old-shop': 'toko_lama', pasar: 'pasar' } as const
/** What the hook says, and what a command says whose database went away. */
const KILLED = 'killed at step'
const ADVICE = 'start it, then run the same command'

/** Two companies' databases, each in a cluster of its own that may be killed, and the commands that a test runs on them. */
export async function openClusters(commands: CommandName[]) {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-move-'))
  // As root the server runs as another user, who must be able to walk in.
  await chmod(folder, 0o711)
  const ports = { 'old-shop': await freePort(), pasar: await freePort() }
  const clusters = new Map<Side, Cluster>()
  const start = async (side: Side) => {
    const place = { system: SYSTEMS[side], folder: join(folder, side), port: ports[side] }
    clusters.set(side, await startCluster({ ...place, throwaway: true, replicates: side === 'old-shop' }))
  }
  const [bundled] = await Promise.all([bundleCommands(commands), start('old-shop'), start('pasar')])
  let mayFollow = true
  const oldShop = () => ({ folder: join(folder, 'old-shop'), url: clusters.get('old-shop')?.url ?? '' })
  /** What only the keeper of a cluster can take back, and a start gives again. */
  const takeBack = () => takeBackReplication(oldShop())

  return {
    folder,
    bundled,
    urlOf: (side: Side) => clusters.get(side)?.url ?? '',
    takeBackRight: () => {
      mayFollow = false
      return takeBack()
    },
    /** For a move after one that has ended with it taken back. */
    giveRight: async () => {
      mayFollow = true
      await asKeeper(oldShop(), async (sql, role) => void (await sql.unsafe(`alter role ${role} replication`)))
    },
    pidOf: (side: Side) => clusters.get(side)?.pid ?? 0,
    /** Waits until the killed one has gone, and starts it again on what it left. */
    restart: async (side: Side) => {
      const { pid = 0 } = clusters.get(side) ?? {}
      await vi.waitFor(() => expect(isThere(pid)).toBe(false), { interval: 10, timeout: 10_000 })
      await start(side)
      if (!mayFollow) await takeBack()
    },
    close: async () => {
      for (const cluster of clusters.values()) await cluster.stop()
      for (const made of [folder, bundled]) await rm(made, { recursive: true, force: true })
    },
  }
}

/** As the purge of the old shop ends where the keeper of its cluster comes next. */
const WAITS_FOR_A_RIGHT = 2

const isDone = ({ exitCode }: { exitCode?: number }) => exitCode === 0 || exitCode === WAITS_FOR_A_RIGHT

export type Clusters = Awaited<ReturnType<typeof openClusters>>

function isThere(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A move between copies of two databases, by the commands of an operator. */
export async function openMove(clusters: Clusters, templates: Record<Side, string>) {
  const settings = await equipSides(await mkdtemp(join(clusters.folder, 'move-')))
  const old = await cloneDatabase(templates['old-shop'])

  return moveBetween(clusters, { 'old-shop': old.url, pasar: (await cloneDatabase(templates.pasar)).url }, settings)
}

export function moveBetween(clusters: Clusters, urls: Record<Side, string>, settings: Record<Side, Settings>) {
  const { start, run, ask } = operate(urls, settings, clusters.bundled)
  const known = join(clusters.folder, randomUUID())

  /** Says whether it was killed, and whether it came to its end. @throws {Error} with what it said when it failed alone. */
  async function runKilled(name: CommandName, args: string[], { at, victim, after }: Kill, signal?: AbortSignal) {
    const side = sideOf(name)
    const database = victim === 'its database' && { DIE_PID: String(clusters.pidOf(side)) }
    const step: Settings = at === 'unknown' ? { DIE_KNOWN: `${known}-${name}` } : { DIE_AT: String(at) }
    const environment = { ...step, ...(after && { DIE_AFTER: after }), ...database }
    const ended = await start(name, { args, imports: [join(clusters.bundled, HOOK)], environment, signal })
    const [killed, done] = [ended.stderr.includes(KILLED), isDone(ended)]
    if (killed && database) await clusters.restart(side)
    if (!done && !signal?.aborted && !(killed && (!database || ended.stderr.includes(ADVICE))))
      throw new Error(`${name} said: ${ended.stderr}`)

    return { killed, done }
  }

  return {
    urls,
    start,
    run,
    ask,
    runKilled,
    /** The same keys and bundles, for another of Pasar's databases. */
    besides: (pasar: string) => operate({ ...urls, pasar }, settings, clusters.bundled),
    /** A copy that nobody needs any more keeps its replication slot, and a cluster has ten of them. */
    dropSlot: async () => {
      const sql = openDatabase(urls['old-shop'])
      await sql`select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()`
      await sql.end()
    },
    /** Begins anew for each kill until it comes to its end. Gives how often it was killed. */
    runAmong: async (name: CommandName, kills: Iterable<Kill>, ...args: string[]) => {
      let times = 0
      for (const kill of kills) {
        const { killed, done } = await runKilled(name, args, kill)
        if (killed) times += 1
        if (done) return times
      }
      const ended = await start(name, { args })
      if (!isDone(ended)) throw new Error(`${name} said: ${ended.stderr}`)

      return times
    },
  }
}

export type Move = ReturnType<typeof moveBetween>
