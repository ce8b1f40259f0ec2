import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { Sql } from 'postgres'

/**
 * Options of postgres.js for a database's address: the address without libpq's certificate words (`sslrootcert`, `sslcert`,
 * `sslkey`), which postgres.js would pass on to the server as settings, the files that they name, and a socket that sends at once.
 */
export function readAddress(address: string) {
  const url = new URL(address)
  const take = (name: string) => {
    const file = url.searchParams.get(name)
    url.searchParams.delete(name)
    return file ? readFileSync(file) : undefined
  }
  const ssl = { ca: take('sslrootcert'), cert: take('sslcert'), key: take('sslkey') }
  const socket = sendAtOnce()
  if (!ssl.ca && !ssl.cert) return { url: url.href, socket }
  url.searchParams.delete('sslmode')

  return { url: url.href, socket, ssl }
}

type Hosts = { host: string[]; port: number[]; path?: string | false }

/**
 * As libpq does, and postgres.js does not: without TCP_NODELAY the end of a COPY waits twice for an acknowledgement that the other
 * side delays by 40 ms. The socket need not be connected yet: what is written waits in it, and errors reach postgres.js as its own.
 */
function sendAtOnce() {
  let turn = 0

  return ({ host, port, path }: Hosts): Socket => {
    if (path) return connect(path)
    const at = turn++ % host.length
    const address = { host: host[at] ?? 'localhost', port: port[at] ?? 5432 }

    return Object.assign(failWhenDropped(connect({ ...address, noDelay: true })), address)
  }
}

/** A proxy without a server takes a connection and drops it at once; postgres.js would try again without end. */
function failWhenDropped(socket: Socket) {
  return socket.once('end', () => {
    if (socket.bytesRead === 0) socket.destroy(Object.assign(new Error(DROPPED), { code: 'ECONNRESET' }))
  })
}

const DROPPED = 'The connection was dropped before the database said anything.'

/**
 * Further options of postgres.js for a database that may be away for half a minute: a statement fails within seconds meanwhile,
 * and the first after it succeeds. Left alone, the library waits up to 20 s before it tries again.
 */
export const mayBeAway = {
  /** Seconds. */
  connect_timeout: 5,
  backoff: () => 0.2 + Math.random() * 0.3,
}

/**
 * One handle for two addresses of one database. Statements and transactions take `pooled`, which may lead through PgBouncer in
 * transaction mode; what outlasts a transaction, a LISTEN or a connection of one's own with its locks, takes `direct`.
 */
export const joinAddresses = (pooled: Sql, direct: Sql): Sql =>
  new Proxy(pooled, {
    get: (target, name) => Reflect.get(OF_A_SESSION.has(name) ? direct : target, name),
  })

/** `options` is what a further connection is opened with. */
const OF_A_SESSION = new Set<string | symbol>(['listen', 'reserve', 'options'])

const LOCAL = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * Seeding empties tables, so it stays away from a database that somebody may depend on.
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
 * Runs independent statements of one transaction without waiting for each other, so that they share round trips. Rejects
 * only when all have ended: a statement that is still running must not outlive its transaction.
 */
export async function pipeline(...statements: Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(statements)
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
