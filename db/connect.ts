import { spanning } from '@jembatan/http/spans'
import { joinAddresses, mayBeAway, readAddress } from '@jembatan/platform/database'
import type { Deadline } from '@jembatan/platform/database-socket'
import { preparing } from '@jembatan/platform/prepare-statements'
import { type Away, readingFrom } from '@jembatan/platform/replica'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { type Lagging, openLagging } from './lagging'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema> & { $client: Sql }

const MOST_CONNECTIONS = 10

type Addresses = Deadline & {
  /** The direct address for sessions; differs from the first only if that one is a pooler's. */
  direct?: string
  /** Whether to record a span for each statement. */
  traced?: boolean
  /** A replica for reads that may lag, and callbacks for its outage. */
  replica?: ({ url: string } & Away) | undefined
}

export type Connected = { db: Database; sql: Sql; lagging: Lagging; close: () => Promise<void> }

export function connect(address: string, { direct = address, replica, ...options }: Addresses = {}): Connected {
  const pooled = open(address, options)
  const sessions = direct === address ? pooled : open(direct, options)
  const behind = replica && open(replica.url, options)
  const pools = [pooled, sessions, ...(behind ? [behind] : [])]
  const db = over(pooled)

  return {
    db,
    sql: sessions === pooled ? pooled : joinAddresses(pooled, sessions),
    lagging: behind ? openLagging(db, over(readingFrom(behind, pooled, replica))) : db,
    close: async () => void (await Promise.all(pools.map((pool) => pool.end({ timeout: 5 })))),
  }
}

const over = (client: Sql): Database => drizzle(preparing(client), { schema, casing: 'snake_case' })

function open(address: string, { traced = false, deadlineMs }: Pick<Addresses, 'traced' | 'deadlineMs'>) {
  const { url, ...reached } = readAddress(address, { deadlineMs })
  const client = postgres(url, { ...reached, ...mayBeAway, max: MOST_CONNECTIONS, onnotice: () => {} })

  return traced ? spanning(client) : client
}
