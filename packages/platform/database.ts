import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { Sql } from 'postgres'

/**
 * Returns postgres.js options for a database address, with a socket that sends at once. Reads the
 * files of libpq's certificate parameters (`sslrootcert`, `sslcert`, `sslkey`) and removes these
 * parameters: postgres.js would send them to the server as settings.
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
 * Sets TCP_NODELAY as libpq does; postgres.js does not. Without it the end of a COPY waits twice
 * for an acknowledgement that the other side delays by 40 ms. The socket may still be connecting:
 * Node buffers writes, and postgres.js receives the errors.
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

/**
 * A proxy without a server accepts a connection and drops it at once; postgres.js would then retry
 * forever.
 */
function failWhenDropped(socket: Socket) {
  return socket.once('end', () => {
    if (socket.bytesRead === 0) socket.destroy(Object.assign(new Error(DROPPED), { code: 'ECONNRESET' }))
  })
}

const DROPPED = 'The connection was dropped before the database said anything.'

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
