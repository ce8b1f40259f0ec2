import { chmod, chown, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import type { Certificates } from './certificates'
import { rulesOf, WITH_CERTIFICATE } from './cluster-access'
import type { Postgres } from './postgres-binaries'

type Initialise = { postgres: Postgres; data: string; superuserPassword: string; throwaway: boolean }

/**
 * Created under a temporary name and renamed when complete, so that an interrupted start leaves no
 * partial database.
 */
export async function initialiseServer({ postgres, data, superuserPassword, throwaway }: Initialise) {
  const unfinished = `${data}.unfinished`
  const passwordFile = `${data}.superuser-password`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600 })
  const { uid, gid } = postgres.account
  if (uid !== undefined && gid !== undefined) {
    await chown(unfinished, uid, gid)
    await chown(passwordFile, uid, gid)
  }

  const options = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...CLUSTER_OPTIONS]
  if (throwaway) options.push('--no-sync')
  try {
    await execa(postgres.initdb, options, { ...postgres.account, cwd: '/' })
    await rename(unfinished, data)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

const CLUSTER_OPTIONS = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

type Launch = {
  postgres: Postgres
  system: string
  data: string
  port: number
  throwaway: boolean
  countsStatements: boolean
  replicates: boolean
  certificates?: Certificates
}

/**
 * pg_ctl starts the server in its own session, so Ctrl-C in this terminal does not reach it before
 * we stop it.
 */
export async function launchServer({
  postgres,
  system,
  data,
  port,
  throwaway,
  countsStatements,
  replicates,
  certificates,
}: Launch) {
  const { pgCtl, account } = postgres
  if (certificates) await demandCertificates({ postgres, data, certificates })
  const log = join(data, 'server.log')
  const settings = [
    '-p',
    port,
    '-h 127.0.0.1',
    '-c unix_socket_directories=',
    ...(certificates ? CERTIFIED : []),
    ...(throwaway ? CARELESS : []),
    ...(countsStatements ? COUNTING : []),
    ...(replicates ? REPLICATING : []),
  ]
  try {
    await execa(pgCtl, ['start', '--wait', '-D', data, '-l', log, '-o', settings.join(' ')], {
      ...account,
      cwd: '/',
      // The server outlives pg_ctl and would keep a pipe of ours open.
      stdio: 'ignore',
    })
  } catch (cause) {
    const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-3).join(' ')
    throw new Error(whyItDidNotStart({ system, port, lines }), { cause })
  }
}

type Demand = { postgres: Postgres; data: string; certificates: Certificates }

async function demandCertificates({ postgres, data, certificates: { authority, server } }: Demand) {
  await writeFile(rulesOf(data), WITH_CERTIFICATE)
  const { uid, gid } = postgres.account
  for (const [from, to] of [
    [authority, 'authority.crt'],
    [server.certificate, 'server.crt'],
    [server.key, 'server.key'],
  ] as const) {
    await copyFile(from, join(data, to))
    await chmod(join(data, to), 0o600)
    if (uid !== undefined && gid !== undefined) await chown(join(data, to), uid, gid)
  }
}

// Paths within the data folder.
const CERTIFIED = [
  '-c ssl=on',
  '-c ssl_ca_file=authority.crt',
  '-c ssl_cert_file=server.crt',
  '-c ssl_key_file=server.key',
]

function whyItDidNotStart({ system, port, lines }: { system: string; port: number; lines: string }) {
  if (/could not (bind|create listen socket|create any TCP)/.test(lines))
    return `Port ${port} is taken, so the database of ${system} cannot listen there; stop what uses it, or set another one, for example ${system.toUpperCase()}_DATABASE_PORT=${port + 1000} npm start.`

  return `The database of ${system} did not start on port ${port}: ${lines || 'it left no log.'}`
}

const CARELESS = [
  ...['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off', '-c max_connections=200'],
  // An owner cannot drop a database while autovacuum works in it, because the owner may not end the
  // superuser's process.
  '-c autovacuum=off',
]

const REPLICATING = [
  '-c wal_level=logical',
  // An abandoned slot must not fill the disk: beyond this limit its follower must start anew.
  '-c max_slot_wal_keep_size=8GB',
]

const COUNTING = ['-c shared_preload_libraries=pg_stat_statements']

/**
 * Ends sessions and writes a checkpoint. Only if that hangs, the server is stopped immediately and
 * recovers at its next start.
 */
export async function stopServer({ pgCtl, account }: Postgres, data: string) {
  const stop = (mode: string) =>
    execa(pgCtl, ['stop', '--wait', '-m', mode, '-D', data], { ...account, cwd: '/', reject: false })

  const { exitCode } = await stop('fast')
  if (exitCode !== 0) await stop('immediate')
}

/** Returns the server that runs on this data, if any. Ignores a pid file left by a crash. */
export async function runningServer({ pgCtl, account }: Postgres, data: string) {
  const { exitCode } = await execa(pgCtl, ['status', '-D', data], { ...account, cwd: '/', reject: false })
  if (exitCode !== 0) return undefined
  const [pid, , , port] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')

  return { pid: Number(pid), port: Number(port) }
}
