import { readAddress } from '@jembatan/platform/database'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema>
export type OldShop = { db: Database; sql: Sql; close: () => Promise<void> }

/** The generator copies into so many tables at once. */
const MOST_CONNECTIONS = 12

export function connect(address: string): OldShop {
  const { url, ...reached } = readAddress(address)
  const sql = postgres(url, { ...reached, max: MOST_CONNECTIONS, onnotice: () => {}, connection: { TimeZone: 'UTC' } })

  return { db: drizzle(sql, { schema, casing: 'snake_case' }), sql, close: () => sql.end({ timeout: 5 }) }
}
