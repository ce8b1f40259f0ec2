import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import postgres, { type Options, type PostgresType } from 'postgres'
import { replaceFile } from '../keys/published-file'
import { onExit } from '../process/on-exit'
import { type Certificates, ensureCertificates } from './certificates'
import { type ClusterAccess, createClusterAccess } from './cluster-access'
import { findPostgres, folderWithinReach, mayEnter, type Postgres } from './postgres-binaries'
import { initialiseServer, launchServer, runningServer, stopServer } from './postgres-server'

export type Cluster = {
  system: string
  port: number
  url: string
  /** The process whose children serve it. */
  pid: number
  /** It was already up: another command runs it, or a killed one left it. */
  alreadyRunning: boolean
  /** For a cluster that requires certificates. */
  access?: ClusterAccess
  stop: () => Promise<void>
}

type StartCluster = {
  system: string
  /** Absolute folder of this cluster's data; created if missing. */
  folder: string
  port: number
  /** A throwaway cluster trades durability for speed and deletes its data when it stops. */
  throwaway?: boolean
  /** Clients need a certificate of this cluster's own authority, besides the password. */
  certified?: boolean
  /** Counts statements in `pg_stat_statements`, which the system's role may read. */
  countsStatements?: boolean
  /** Enables logical replication, so that a client can follow the changes. */
  replicates?: boolean
}

/**
 * Starts one PostgreSQL cluster for one system: own data, port, role and password. The role owns
 * only its database; the superuser's password never leaves this folder.
 */
export async function startCluster({
  system,
  folder,
  port,
  throwaway = false,
  certified = false,
  countsStatements = false,
  replicates = false,
}: StartCluster): Promise<Cluster> {
  const postgres = await findPostgres()
  const password = await rememberedSecret(join(folder, 'password'))
  const superuserPassword = await rememberedSecret(join(folder, 'superuser-password'))
  const data = await dataFolder(folder, postgres)
  if (!existsSync(data)) await initialiseServer({ postgres, data, superuserPassword, throwaway })

  const before = await runningServer(postgres, data)
  const certificates = certified ? await ensureCertificates({ folder, system }) : undefined
  if (!before)
    await launchServer({ postgres, system, data, port, throwaway, countsStatements, replicates, certificates })
  const server = before ?? (await runningServer(postgres, data)) ?? { port, pid: 0 }
  await createRoleAndDatabase({
    port: server.port,
    superuserPassword,
    role: system,
    password,
    throwaway,
    countsStatements,
    replicates,
    certificates,
  }).catch((cause) => {
    throw new Error(`The database of ${system} does not open (${cause.message}). Delete ${folder} to start over.`, {
      cause,
    })
  })

  const url = `postgres://${system}:${password}@127.0.0.1:${server.port}/${system}${certificates ? asParameters(certificates) : ''}`
  const access = certificates && createClusterAccess({ postgres, data, url })
  // A killed process may have left the cluster without the certificate rule.
  if (before) await access?.requireCertificate()

  const keep = throwaway ? discardAtExit(server.pid, data) : undefined
  return {
    system,
    port: server.port,
    url,
    pid: server.pid,
    alreadyRunning: before !== undefined,
    access,
    stop: async () => {
      await stopServer(postgres, data)
      keep?.()
      if (throwaway) await rm(data, { recursive: true, force: true })
    },
  }
}

/** Stops a server on this folder's data, and deletes all of it. */
export async function removeCluster(folder: string) {
  const postgres = await findPostgres()
  const data = await dataFolder(folder, postgres)
  if (existsSync(data) && (await runningServer(postgres, data))) await stopServer(postgres, data)
  await rm(data, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}

async function dataFolder(folder: string, { account }: Postgres) {
  await mkdir(folder, { recursive: true })
  const data = join(folder, 'data')

  return (await mayEnter(folder, account)) ? data : folderWithinReach(data)
}

/** An interrupted run has no time for a clean stop of its throwaway cluster. */
function discardAtExit(pid: number, data: string) {
  return onExit(() => {
    try {
      process.kill(pid, 'SIGQUIT')
    } catch {
      // It is already gone.
    }
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  })
}

/** libpq's parameter names, which any client of PostgreSQL understands. */
const asParameters = ({ authority, client }: Certificates) =>
  `?${new URLSearchParams({ sslmode: 'verify-full', sslrootcert: authority, sslcert: client.certificate, sslkey: client.key })}`

type RoleAndDatabase = {
  port: number
  superuserPassword: string
  role: string
  password: string
  throwaway: boolean
  countsStatements: boolean
  replicates: boolean
  certificates: Certificates | undefined
}

async function createRoleAndDatabase({
  port,
  superuserPassword,
  role,
  password,
  throwaway,
  countsStatements,
  replicates,
  certificates,
}: RoleAndDatabase) {
  const connection = {
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuserPassword,
    database: 'postgres',
    ssl: certificates && (await readKeeper(certificates)),
    max: 1,
    onnotice: () => {},
  }
  const sql = postgres(connection)
  try {
    const [row] = await sql`select 1 from pg_roles where rolname = ${role}`
    if (!row) await sql.unsafe(`create role ${role} login`)
    // Only tests clone databases and restore rows.
    await sql.unsafe(`alter role ${role} ${throwaway ? 'createdb' : 'nocreatedb'} password '${password}'`)
    // A certified cluster grants that right on request only: a control checks that no other role
    // has it.
    if (throwaway && replicates && !certificates) await sql.unsafe(`alter role ${role} replication`)
    if (throwaway) await sql.unsafe(`grant set on parameter session_replication_role to ${role}`)
    const [database] = await sql`select 1 from pg_database where datname = ${role}`
    if (!database) await sql.unsafe(`create database ${role} owner ${role}`)
  } finally {
    await sql.end()
  }
  if (countsStatements) await openStatistics({ ...connection, database: role })
}

type FurtherDatabase = {
  folder: string
  url: string
  name: string
  /** Grants the role the revoked replication right again; a new database comes with it. */
  mayFollow?: boolean
}

/**
 * Creates another database in a running, certified cluster, owned by the system's role. The role
 * may read its replication log. Returns the database's address.
 */
export async function ensureFurtherDatabase({ folder, url, name, mayFollow = false }: FurtherDatabase) {
  await asKeeper({ folder, url }, async (sql, role) => {
    const [level] = await sql<{ wal_level: string }[]>`show wal_level`
    if (level?.wal_level !== 'logical')
      throw new Error(
        `The database of ${role} runs since before it could be followed: stop npm start, and start it again.`,
      )
    const [row] = await sql`select 1 from pg_database where datname = ${name}`
    if (!row || mayFollow) await sql.unsafe(`alter role ${role} replication`)
    if (!row) await sql.unsafe(`create database ${name} owner ${role}`)
  })
  const further = new URL(url)
  further.pathname = `/${name}`

  return further.href
}

/** Revokes the system role's right to follow the log of its cluster. */
export const takeBackReplication = (cluster: Pick<FurtherDatabase, 'folder' | 'url'>) =>
  asKeeper(cluster, async (sql, role) => {
    await sql.unsafe(`alter role ${role} noreplication`)
  })

/** Runs work as the superuser, in the database `postgres`. */
export async function asKeeper(
  { folder, url }: Pick<FurtherDatabase, 'folder' | 'url'>,
  work: (sql: postgres.Sql, role: string) => Promise<void>,
) {
  const { port, username: role, searchParams } = new URL(url)
  const sql = postgres({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password: await rememberedSecret(join(folder, 'superuser-password')),
    database: 'postgres',
    ssl: searchParams.has('sslmode') && (await readKeeper(await ensureCertificates({ folder, system: role }))),
    max: 1,
    onnotice: () => {},
  })
  try {
    await work(sql, role)
  } finally {
    await sql.end()
  }
}

/**
 * Only the superuser may install the statistics extension. Other roles see only their own
 * statements.
 */
async function openStatistics(connection: Options<Record<string, PostgresType>>) {
  const sql = postgres(connection)
  await sql`create extension if not exists pg_stat_statements`
  await sql.end()
}

async function readKeeper({ authority, keeper }: Certificates) {
  const [ca, cert, key] = await Promise.all([authority, keeper.certificate, keeper.key].map((file) => readFile(file)))

  return { ca, cert, key }
}

async function rememberedSecret(file: string) {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const secret = randomBytes(24).toString('hex')
  await replaceFile(file, secret, 0o600)

  return secret
}
