import { readAddress } from '@jembatan/platform/database'
import { preparing } from '@jembatan/platform/prepare-statements'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema>

const MOST_CONNECTIONS = 10

export function connect(address: string): { db: Database; sql: Sql; close: () => Promise<void> } {
  const { url, ...tls } = readAddress(address)
  const sql = postgres(url, { ...tls, max: MOST_CONNECTIONS, onnotice: () => {} })

  return { db: drizzle(preparing(sql), { schema, casing: 'snake_case' }), sql, close: () => sql.end({ timeout: 5 }) }
}
