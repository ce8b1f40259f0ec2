import { readFileSync } from 'node:fs'
import type { Sql } from 'postgres'

/**
 * A database's address without libpq's certificate words (`sslrootcert`, `sslcert`, `sslkey`), which postgres.js would pass
 * on to the server as settings, and the files that they name.
 */
export function readAddress(address: string) {
  const url = new URL(address)
  const take = (name: string) => {
    const file = url.searchParams.get(name)
    url.searchParams.delete(name)
    return file ? readFileSync(file) : undefined
  }
  const ssl = { ca: take('sslrootcert'), cert: take('sslcert'), key: take('sslkey') }
  if (!ssl.ca && !ssl.cert) return { url: url.href }
  url.searchParams.delete('sslmode')

  return { url: url.href, ssl }
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
