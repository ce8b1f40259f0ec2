import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProgramName, type Side, sideOf } from '@jembatan/migration-bundle/steps'
import { expect, vi } from 'vitest'
import { asKeeper, type Cluster, startCluster, takeBackReplication } from '../../postgres/cluster'
import { openDatabase } from '../../postgres/open-database'
import { cloneDatabase } from '../../postgres/test-database'
import { freePort } from '../../systems/ports'
import type { Settings } from '../../systems/settings'
import { equipSides, operate } from '../operate'
import { bundlePrograms, HOOK } from './bundle-programs'

/** Kills a program, or its database, at one of its writes to a database or a disk. */
export type Kill = {
  /**
   * Number of the write, or the first write that no earlier kill of this program and migration has
   * named.
   */
  at: number | 'unknown'
  victim: 'itself' | 'its database'
  /** Counts from the first write that contains this text. */
  after?: string
}

const SYSTEMS = { 'old-shop': 'toko_lama', pasar: 'pasar' } as const
/** Printed by the hook, and by a program whose database went away. */
const KILLED = 'killed at step'
const ADVICE = 'start it, then run the same command'

/**
 * Both companies' databases, each in its own killable cluster, and programs that run on them. The
 * databases are templates: an old shop that sells, and a Pasar without staged rows.
 */
export async function openClusters() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-migration-'))
  // For root the server runs as another user, who must be able to traverse the folder.
  await chmod(folder, 0o711)
  const ports = { 'old-shop': await freePort(), pasar: await freePort() }
  const clusters = new Map<Side, Cluster>()
  const start = async (side: Side) => {
    const place = { system: SYSTEMS[side], folder: join(folder, side), port: ports[side] }
    clusters.set(side, await startCluster({ ...place, throwaway: true, replicates: side === 'old-shop' }))
  }
  const [bundled] = await Promise.all([bundlePrograms(), start('old-shop'), start('pasar')])
  let mayReplicate = true
  const oldShop = () => ({ folder: join(folder, 'old-shop'), url: clusters.get('old-shop')?.url ?? '' })
  /**
   * Only the administrator of a cluster can revoke the replication right; a start grants it again.
   */
  const revoke = () => takeBackReplication(oldShop())
  const urlOf = (side: Side) => clusters.get(side)?.url ?? ''
  const templates = { 'old-shop': urlOf('old-shop'), pasar: urlOf('pasar') }
  const { run } = operate(templates, await equipSides(await mkdtemp(join(folder, 'template-'))), bundled)
  await Promise.all([run('old-shop/rehearse', '--orders', '1000'), run('pasar/show-bundles')])

  return {
    folder,
    bundled,
    urlOf,
    revokeReplication: () => {
      mayReplicate = false
      return revoke()
    },
    /** For a migration that follows one whose end revoked the right. */
    grantReplication: async () => {
      mayReplicate = true
      await asKeeper(oldShop(), async (sql, role) => void (await sql.unsafe(`alter role ${role} replication`)))
    },
    pidOf: (side: Side) => clusters.get(side)?.pid ?? 0,
    /** Waits for the end of the killed process, and starts another on its data. */
    restart: async (side: Side) => {
      const { pid = 0 } = clusters.get(side) ?? {}
      await vi.waitFor(() => expect(isThere(pid)).toBe(false), { interval: 10, timeout: 10_000 })
      await start(side)
      if (!mayReplicate) await revoke()
    },
    close: async () => {
      for (const cluster of clusters.values()) await cluster.stop()
      for (const place of [folder, bundled]) await rm(place, { recursive: true, force: true })
    },
  }
}

/** Exit code of the old shop's purge while its role may still replicate. */
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

type OpenMigration = {
  settings?: Record<Side, Settings>
  /** Pasar's database; by default a copy of the template. */
  pasar?: string
}

/** A migration between copies of the two databases, with the operator's programs. */
export async function openMigration(clusters: Clusters, { settings, pasar }: OpenMigration = {}) {
  const own = settings ?? (await equipSides(await mkdtemp(join(clusters.folder, 'migration-'))))
  const copyOf = async (side: Side) => (await cloneDatabase(clusters.urlOf(side))).url
  const urls = { 'old-shop': await copyOf('old-shop'), pasar: pasar ?? (await copyOf('pasar')) }
  const { start, run, ask } = operate(urls, own, clusters.bundled)
  const stepsFile = join(clusters.folder, randomUUID())

  /**
   * Returns whether it was killed, and whether it succeeded. @throws {Error} with its output if it
   * failed by itself.
   */
  async function runKilled(name: ProgramName, args: string[], { at, victim, after }: Kill, signal?: AbortSignal) {
    const side = sideOf(name)
    const database = victim === 'its database' && { DIE_PID: String(clusters.pidOf(side)) }
    const step: Settings =
      at === 'unknown' ? { DIE_KNOWN: `${stepsFile}-${name.replace('/', '-')}` } : { DIE_AT: String(at) }
    const environment = { ...step, ...(after && { DIE_AFTER: after }), ...database }
    const ended = await start(name, { args, imports: [join(clusters.bundled, HOOK)], environment, signal })
    const [killed, done] = [ended.stderr.includes(KILLED), isDone(ended)]
    if (killed && database) await clusters.restart(side)
    if (!done && !signal?.aborted && !(killed && (!database || ended.stderr.includes(ADVICE))))
      throw new Error(`${name} printed: ${ended.stderr}`)

    return { killed, done }
  }

  return {
    urls,
    start,
    run,
    ask,
    runKilled,
    /** Imports the same bundles with the same keys into another copy of Pasar, without a kill. */
    importUnkilled: async () => {
      const other = await copyOf('pasar')
      await operate({ ...urls, pasar: other }, own, clusters.bundled).run('pasar/import-bundles')

      return other
    },
    /** An unused copy keeps its replication slot, and a cluster has only ten. */
    dropSlot: async () => {
      const sql = openDatabase(urls['old-shop'])
      await sql`select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()`
      await sql.end()
    },
    /** Restarts it after each kill until it succeeds. Returns the number of kills. */
    runAmong: async (name: ProgramName, kills: Iterable<Kill>, ...args: string[]) => {
      let times = 0
      for (const kill of kills) {
        const { killed, done } = await runKilled(name, args, kill)
        if (killed) times += 1
        if (done) return times
      }
      const ended = await start(name, { args })
      if (!isDone(ended)) throw new Error(`${name} printed: ${ended.stderr}`)

      return times
    },
  }
}

export type Migration = Awaited<ReturnType<typeof openMigration>>
