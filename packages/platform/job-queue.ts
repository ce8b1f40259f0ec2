import pg from 'pg'
import { readAddressForPg } from './database'
import type { Deadline } from './database-socket'

/**
 * Opens the pool of a job queue: graphile-worker uses `pg`, and ends no pool that it did not open.
 * `onLost` is called for each connection that breaks; the queue opens another one.
 */
export function openJobPool(
  address: string,
  { onLost, ...deadline }: Deadline & { onLost: (error: Error) => void },
): pg.Pool {
  const pool = new pg.Pool({ ...readAddressForPg(address, deadline), connectionTimeoutMillis: CONNECTS_WITHIN_MS })
  pool.on('error', onLost)
  // An error of a connection in use has no other listener, and would end the process.
  pool.on('connect', (client) => client.on('error', onLost))

  return pool
}

const CONNECTS_WITHIN_MS = 5000
