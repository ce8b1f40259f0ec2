import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { withDatabase } from '../../../tools/dev/postgres/open-database'
import { onExit } from '../../../tools/dev/process/on-exit'
import { freePort } from '../../../tools/dev/systems/ports'

export const DEBIAN_POSTGRES = 'postgresql-17'

const BINARIES = '/usr/lib/postgresql/17/bin'

/** Debian's own PostgreSQL: the bundled one lacks the program that copies a running cluster. */
export type DebianServer = {
  /** Owned by the account `postgres`, closed to others. */
  folder: string
  data: string
  port: number
  /** For the system's role, which owns the database. */
  url: string
  /** For the superuser, in the same database. */
  keeperUrl: string
  start: () => Promise<void>
  /** Fast, like an operator's stop; `immediate` is a crash. */
  stop: (mode?: 'fast' | 'immediate') => Promise<void>
  /** Stops it and deletes all of it. */
  remove: () => Promise<void>
}

type Server = { system: string; folder?: string; settings?: Record<string, string> }

/** Starts a cluster for one system on a free port, with its role and database. */
export async function startDebianServer({ system, settings = {}, ...options }: Server): Promise<DebianServer> {
  const folder = options.folder ?? (await serverFolder(system))
  const passwords = { owner: randomBytes(16).toString('hex'), keeper: randomBytes(16).toString('hex') }
  const server = await serverAt({ folder, system, passwords })
  const passwordFile = join(folder, 'keeper-password')
  await writeFile(passwordFile, passwords.keeper, { mode: 0o600 })
  await execa`chown postgres:postgres ${passwordFile}`
  await asPostgres`${BINARIES}/initdb --pgdata=${server.data} --pwfile=${passwordFile} --auth-local=peer --auth-host=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8`
  await configure(server, { listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...settings })
  await server.start()
  await withDatabase(addressOf(server.port, 'postgres', passwords.keeper, 'postgres'), async (sql) => {
    await sql.unsafe(`create role ${system} login password '${passwords.owner}'`)
    await sql.unsafe(`create database ${system} owner ${system}`)
  })

  return server
}

/** A hot standby that streams from `primary`, with the same roles and passwords. */
export async function startReplica(primary: DebianServer, system: string): Promise<DebianServer> {
  const folder = await serverFolder(`${system}-replica`)
  const { password: owner } = new URL(primary.url)
  const { password: keeper } = new URL(primary.keeperUrl)
  const server = await serverAt({ folder, system, passwords: { owner, keeper } })
  const from = addressOf(primary.port, 'postgres', keeper, 'postgres')
  await asPostgres`${BINARIES}/pg_basebackup --dbname=${from} --pgdata=${server.data} --write-recovery-conf --checkpoint=fast`
  await configure(server, { unix_socket_directories: folder })
  await server.start()

  return server
}

/** Begins a command line that runs as the account that owns the clusters. */
export const AS_POSTGRES = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--']

/** Runs a command as that account. */
export const asPostgres = execa({
  uid: await idOf('u'),
  gid: await idOf('g'),
  cwd: '/',
  env: { HOME: '/var/lib/postgresql' },
})

async function idOf(which: 'u' | 'g') {
  const { stdout } = await execa({ reject: false })`id -${which} postgres`

  return stdout ? Number(stdout) : undefined
}

/** Creates a folder owned by the account `postgres`, closed to others. */
export async function serverFolder(name: string) {
  const folder = await mkdtemp(join(tmpdir(), `jembatan-${name}-`))
  await execa`chown postgres:postgres ${folder}`

  return folder
}

type Described = { folder: string; system: string; passwords: { owner: string; keeper: string } }

async function serverAt({ folder, system, passwords }: Described): Promise<DebianServer> {
  const [data, port] = [join(folder, 'data'), await freePort()]
  const ctl = (...words: string[]) =>
    // The server outlives pg_ctl and would keep a pipe of ours open.
    asPostgres({ stdio: 'ignore' })`${BINARIES}/pg_ctl -D ${data} --wait --log ${join(folder, 'server.log')} ${words}`
  const stop = async (mode = 'fast') => void (await ctl('stop', '-m', mode))

  const spare = onExit(() => {
    endAtOnce(join(data, 'postmaster.pid'))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  return {
    folder,
    data,
    port,
    url: addressOf(port, system, passwords.owner, system),
    keeperUrl: addressOf(port, 'postgres', passwords.keeper, system),
    start: async () => void (await ctl('start', '-t', '120', '-o', `-p ${port}`)),
    stop,
    remove: async () => {
      await stop('immediate').catch(() => {})
      spare()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Ends a server at once: an interrupted run has no time for a clean stop. */
function endAtOnce(pidFile: string) {
  try {
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT')
  } catch {
    // It is already gone.
  }
}

const addressOf = (port: number, role: string, password: string, database: string) =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`

/** Appends settings: a later line overrides an earlier one. */
async function configure({ data }: DebianServer, settings: Record<string, string>) {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  await asPostgres({ input: `\n${lines.join('\n')}\n` })`tee --append ${join(data, 'postgresql.auto.conf')}`
}

/** Runs work as the server's superuser, unknown to the systems on it. */
export const asKeeper = <Result>({ keeperUrl }: DebianServer, work: Parameters<typeof withDatabase<Result>>[1]) =>
  withDatabase(keeperUrl, work)
