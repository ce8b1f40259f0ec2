import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { openDatabase } from '../../dev/postgres/open-database'
import type { RunningSystems } from '../../dev/start-systems'
import type { System } from '../../dev/systems/systems'

/** Process ids by role; for each, the root process. */
export type Workers<Part extends string = OurPart> = Record<Part, number[]>
/** Seconds. `load` is this process, which drives the load. */
export type Cpu<Part extends string = OurPart> = Record<Part | 'load', number>

export type OurPart = 'web' | 'worker' | 'database' | 'kasir' | 'kasirDatabase'

export async function findWorkers({ profile, environments: { pasar, kasir } }: RunningSystems): Promise<Workers> {
  const { web, worker, database } = await findSystem({ ...profile, name: 'pasar', url: pasar.PASAR_DATABASE_URL })
  const atKasir = await findSystem({ ...profile, name: 'kasir', url: kasir.KASIR_DATABASE_URL })

  return { web, worker, database, kasir: [...atKasir.web, ...atKasir.worker], kasirDatabase: atKasir.database }
}

type FindSystem = { folder: string; name: 'pasar' | 'kasir'; url?: string }

/** Finds the processes of the system with this state folder. */
export async function findSystem({ folder, name, url }: FindSystem) {
  const began = async (part: 'web' | 'worker') => [await findPid({ folder, name, part })]

  return { web: await began('web'), worker: await began('worker'), database: [await postmasterOf(url)] }
}

/** Finds the process of a system by its part. */
export const findPid = async ({
  folder,
  name,
  part,
}: {
  folder: string
  name: System['name']
  part: 'web' | 'worker'
}) => Number(await readFile(join(folder, name, `${part}.pid`), 'utf8'))

/** Each session of PostgreSQL is a child of the process that listens. */
export async function postmasterOf(url = '') {
  const sql = openDatabase(url)
  const [session] = await sql`select pg_backend_pid() as pid`
  const parent = (await readStat(session?.pid))?.parent
  await sql.end()

  return parent ?? -1
}

/** Returns the CPU seconds of each part until now, with all its children. */
export async function readCpu<Part extends string>(workers: Workers<Part>): Promise<Cpu<Part>> {
  const processes = await listProcesses()
  const ticks = await ticksASecond()
  const used = (roots: number[]) => usedBy(processes, roots) / ticks
  const { user, system } = process.cpuUsage()
  const parts = (Object.entries(workers) as [Part, number[]][]).map(([part, roots]) => [part, used(roots)])

  return { ...Object.fromEntries(parts), load: (user + system) / 1e6 }
}

/**
 * CPU seconds of all cores: busy in total, and used by these processes, their children and this
 * process's.
 */
export async function readMachine(roots: number[]) {
  const ticks = await ticksASecond()
  const [line = ''] = (await readFile('/proc/stat', 'utf8').catch(() => '')).split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = line.split(/\s+/).slice(1).map(Number)
  const own = usedBy(await listProcesses(), [process.pid, ...roots])

  return { busy: (user + nice + system + irq + softirq + stolen) / ticks, own: own / ticks }
}

function usedBy(processes: Process[], roots: number[]) {
  const ours = new Set<Process>(roots.flatMap((root) => withDescendants(processes, root)))

  return [...ours].reduce((sum, { cpu }) => sum + cpu, 0)
}

export const listFamily = async (root: number) => withDescendants(await listProcesses(), root).map(({ pid }) => pid)

type Process = { pid: number; parent: number; cpu: number }

async function listProcesses(): Promise<Process[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))

  return (await Promise.all(pids.map((pid) => readStat(Number(pid))))).filter((stat) => stat !== undefined)
}

/**
 * Reads fields of proc(5) after the name, which may contain anything. Ended children are counted in
 * their parent.
 */
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
