import { readdir, readFile } from 'node:fs/promises'
import type { Sql } from 'postgres'
import type { Workers } from '../../bench/checkout/cpu'

const WATCHED = ['web', 'worker', 'kasir', 'ramai'] as const

/** One process at one moment: resident megabytes, and open files, sockets and pipes. */
export type Sample = { at: number; memory: number; handles: number }

/** Samples by process name; sessions by database name. */
export type Watched = {
  processes: Record<string, Sample[]>
  connections: Record<string, { at: number; count: number }[]>
}

/** Samples every process of a part and the sessions of every database. */
export async function sample(
  watched: Watched,
  { workers, databases }: { workers: Workers<(typeof WATCHED)[number]>; databases: Record<string, Sql> },
) {
  const at = performance.now()
  for (const part of WATCHED)
    for (const [index, pid] of workers[part].entries()) {
      const name = workers[part].length > 1 ? `${part} ${index + 1}` : part
      const [memory, handles] = await Promise.all([memoryOf(pid), handlesOf(pid)])
      watched.processes[name] = [...(watched.processes[name] ?? []), { at, memory, handles }]
    }
  for (const [name, sql] of Object.entries(databases)) {
    const [row] = await sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'`
    watched.connections[name] = [...(watched.connections[name] ?? []), { at, count: Number(row?.count) }]
  }
}

/** Private resident memory: shared pages and kernel memory fluctuate. */
async function memoryOf(pid: number) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, count]) => Number(count))

  return kilobytes.reduce((sum, count) => sum + count, 0) / 1024
}

const handlesOf = async (pid: number) => (await readdir(`/proc/${pid}/fd`)).length
