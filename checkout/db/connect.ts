import { joinAddresses, readAddress } from '@jembatan/platform/database'
import { preparing } from '@jembatan/platform/prepare-statements'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Options, type PostgresType, type Sql } from 'postgres'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema> & { $client: Sql }

/** A database or a transaction of it: what a verb needs that may be part of a larger step. */
export type Connection = Pick<
  Database,
  'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete' | 'execute' | 'query' | 'with' | '$with'
>

// On a hot row throughput falls above about eight connections: the lock is held across the commit.
const MOST_CONNECTIONS = 10

type Debug = Pick<Options<Record<string, PostgresType>>, 'debug'>

type Addresses = {
  /** Where a session is one's own; the same address, unless that one is a pooler's. */
  direct?: string
}

/** `debug` is called with each statement. */
export function connect(
  address: string,
  { direct = address, debug }: Addresses & Debug = {},
): { db: Database; sql: Sql; close: () => Promise<void> } {
  const pooled = open(address, { debug })
  const sessions = direct === address ? pooled : open(direct, { debug })
  const sql = sessions === pooled ? pooled : joinAddresses(pooled, sessions)
  const close = async () => void (await Promise.all([pooled, sessions].map((pool) => pool.end({ timeout: 5 }))))

  return { db: drizzle(preparing(pooled), { schema, casing: 'snake_case' }), sql, close }
}

function open(address: string, { debug }: Debug) {
  const { url, ...reached } = readAddress(address)

  return postgres(url, { ...reached, debug, max: MOST_CONNECTIONS, onnotice: () => {} })
}
