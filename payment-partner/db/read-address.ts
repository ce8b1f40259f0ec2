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
 * transaction mode; what outlasts a transaction, a LISTEN or a reserved connection with its locks, takes `direct`.
 */
export const joinAddresses = (pooled: Sql, direct: Sql): Sql =>
  new Proxy(pooled, {
    get: (target, name) => Reflect.get(name === 'listen' || name === 'reserve' ? direct : target, name),
  })
