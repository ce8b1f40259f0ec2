import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import type { RunningSystems } from '../../dev/start-systems'
import { openDatabase } from '../../postgres/open-database'

/** The processes whose work is counted, by the process that each began with. */
export type Workers = Record<'web' | 'worker' | 'database' | 'kasir', number[]>
export type Cpu = Record<keyof Workers | 'load', number>

export async function findWorkers({ profile, environments: { pasar, kasir } }: RunningSystems): Promise<Workers> {
  const began = async (system: string, part: string) =>
    Number(await readFile(join(profile.folder, system, `${part}.pid`), 'utf8'))

  return {
    web: [await began('pasar', 'web')],
    worker: [await began('pasar', 'worker')],
    database: [await postmasterOf(pasar.PASAR_DATABASE_URL)],
    kasir: [await began('kasir', 'web'), await began('kasir', 'worker'), await postmasterOf(kasir.KASIR_DATABASE_URL)],
  }
}

/** Each session of PostgreSQL is a child of the one process that listens. */
async function postmasterOf(url = '') {
  const sql = openDatabase(url)
  const [session] = await sql`select pg_backend_pid() as pid`
  const parent = (await readStat(session?.pid))?.parent
  await sql.end()

  return parent ?? -1
}

/** CPU seconds that each has used until now, with all its children, and that of this process, which drives the load. */
export async function readCpu(workers: Workers): Promise<Cpu> {
  const processes = await listProcesses()
  const ticks = await ticksASecond()
  const used = (roots: number[]) =>
    roots.flatMap((root) => withDescendants(processes, root)).reduce((sum, { cpu }) => sum + cpu, 0) / ticks
  const { user, system } = process.cpuUsage()

  return {
    web: used(workers.web),
    worker: used(workers.worker),
    database: used(workers.database),
    kasir: used(workers.kasir),
    load: (user + system) / 1e6,
  }
}

type Process = { pid: number; parent: number; cpu: number }

async function listProcesses(): Promise<Process[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))

  return (await Promise.all(pids.map((pid) => readStat(Number(pid))))).filter((found) => found !== undefined)
}

/** Fields of proc(5); those after the name, which may hold anything. Children that ended are in their parent's account. */
async function readStat(pid: number): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (!stat) return undefined
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0] = fields
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15)

  return { pid, parent, cpu: utime + stime + cutime + cstime }
}

function withDescendants(processes: Process[], root: number): Process[] {
  const children = processes.filter(({ parent }) => parent === root)

  return [
    ...processes.filter(({ pid }) => pid === root),
    ...children.flatMap(({ pid }) => withDescendants(processes, pid)),
  ]
}

async function ticksASecond() {
  const { stdout } = await execa({ reject: false })`getconf CLK_TCK`

  return Number(stdout) || 100
}
