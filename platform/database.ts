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
