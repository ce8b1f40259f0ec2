import { readAddress } from '@jembatan/platform/database'
import { preparing } from '@jembatan/platform/prepare-statements'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Options, type PostgresType, type Sql } from 'postgres'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema>

/** A database or a transaction of it: what a verb needs that may be part of a larger step. */
export type Connection = Pick<
  Database,
  'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete' | 'execute' | 'query' | 'with' | '$with'
>

// On a hot row throughput falls above about eight connections: the lock is held across the commit.
const MOST_CONNECTIONS = 10

type Debug = Pick<Options<Record<string, PostgresType>>, 'debug'>

/** `debug` is called with each statement. */
export function connect(
  address: string,
  { debug }: Debug = {},
): { db: Database; sql: Sql; close: () => Promise<void> } {
  const { url, ...tls } = readAddress(address)
  const sql = postgres(url, { ...tls, debug, max: MOST_CONNECTIONS, onnotice: () => {} })

  return { db: drizzle(preparing(sql), { schema, casing: 'snake_case' }), sql, close: () => sql.end({ timeout: 5 }) }
}
