import { readFileSync } from 'node:fs'
import type { Sql } from 'postgres'
import { DatabaseSocket, type Deadline } from './database-socket'

/** Returns postgres.js options for a database address. See `DatabaseSocket` for `deadlineMs`. */
export function readAddress(address: string, deadline: Deadline = {}) {
  const { url, reached } = readReached(address, deadline)
  let turn = 0
  const socket = ({ host, port, path }: Hosts) => {
    if (path) return new DatabaseSocket(reached).connect(path)
    const at = turn++ % host.length

    return new DatabaseSocket(reached).connect(port[at] ?? 5432, host[at])
  }

  return { url, socket, ssl: false as const }
}

type Hosts = { host: string[]; port: number[]; path?: string | false }

/** Returns the same options for `pg`. */
export function readAddressForPg(address: string, deadline: Deadline = {}) {
  const { url: connectionString, reached } = readReached(address, deadline)

  return { connectionString, stream: () => new DatabaseSocket(reached), ssl: false as const }
}

/** Modes of libpq that encrypt and accept any certificate. */
const UNVERIFIED = new Set(['allow', 'prefer', 'require'])

/**
 * Reads the files of libpq's certificate parameters, and removes these parameters: the clients
 * would encrypt by themselves, or send them to the server as settings.
 */
function readReached(address: string, deadline: Deadline) {
  const url = new URL(address)
  const take = (name: string) => {
    const value = url.searchParams.get(name)
    url.searchParams.delete(name)
    return value
  }
  const read = (name: string) => {
    const file = take(name)
    return file ? readFileSync(file) : undefined
  }
  const [ca, cert, key] = [read('sslrootcert'), read('sslcert'), read('sslkey')]
  const mode = take('sslmode') ?? 'disable'
  const isVerified = Boolean(ca ?? cert) || !UNVERIFIED.has(mode)
  const isEncrypted = Boolean(ca ?? cert) || mode !== 'disable'
  const tls = { ca, cert, key, rejectUnauthorized: isVerified, isOptional: mode === 'prefer' && !isVerified }

  return { url: url.href, reached: { ...deadline, tls: isEncrypted ? tls : undefined } }
}

/**
 * postgres.js options for a database that may be unavailable for half a minute. A statement fails
 * within seconds, and the first one after the outage succeeds. By default the library waits up to
 * 20 s before it reconnects.
 */
export const mayBeAway = {
  connect_timeout: 5,
  backoff: () => 0.2 + Math.random() * 0.3,
}

/**
 * Joins two addresses of one database in one client. Statements and transactions use `pooled`,
 * which may be PgBouncer in transaction mode. A LISTEN and a reserved connection with its locks
 * outlast a transaction, so they use `direct`.
 */
export const joinAddresses = (pooled: Sql, direct: Sql): Sql =>
  new Proxy(pooled, {
    get: (target, name) => Reflect.get(OF_A_SESSION.has(name) ? direct : target, name),
  })

/** `options` is what further connections are opened with. */
const OF_A_SESSION = new Set<string | symbol>(['listen', 'reserve', 'options'])

const LOCAL = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * Protects other databases from seeding, which empties tables.
 * @throws {Error} when the database is on another host and `allowRemote` is not set.
 */
export function assertMayBeSeeded(url: string, allowRemote: boolean) {
  const { hostname } = new URL(url)
  if (LOCAL.has(hostname) || allowRemote) return

  throw new Error(
    `The seed refuses the database at ${hostname}: it is not local. Set ALLOW_REMOTE_SEED=1 if you mean it.`,
  )
}

/**
 * Runs independent statements of one transaction in parallel, so that they share round trips.
 * Rejects only after all have ended: a running statement must not outlive its transaction.
 */
export async function pipeline(...statements: Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(statements)
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
