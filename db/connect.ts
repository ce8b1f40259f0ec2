import { joinAddresses, readAddress } from '@jembatan/platform/database'
import { preparing } from '@jembatan/platform/prepare-statements'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema> & { $client: Sql }

const MOST_CONNECTIONS = 10

type Addresses = {
  /** Where a session is one's own; the same address, unless that one is a pooler's. */
  direct?: string
}

export function connect(
  address: string,
  { direct = address }: Addresses = {},
): { db: Database; sql: Sql; close: () => Promise<void> } {
  const pooled = open(address)
  const sessions = direct === address ? pooled : open(direct)
  const sql = sessions === pooled ? pooled : joinAddresses(pooled, sessions)
  const close = async () => void (await Promise.all([pooled, sessions].map((pool) => pool.end({ timeout: 5 }))))

  return { db: drizzle(preparing(pooled), { schema, casing: 'snake_case' }), sql, close }
}

function open(address: string) {
  const { url, ...reached } = readAddress(address)

  return postgres(url, { ...reached, max: MOST_CONNECTIONS, onnotice: () => {} })
}
