import { spanning } from '@jembatan/http/spans'
import { joinAddresses, mayBeAway, readAddress } from '@jembatan/platform/database'
import type { Deadline } from '@jembatan/platform/database-socket'
import { preparing } from '@jembatan/platform/prepare-statements'
import { is } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Options, type PostgresType, type Sql } from 'postgres'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema>

/** A database or a transaction: for verbs that may be part of a larger step. */
export type Connection = Pick<Database, 'select' | 'insert' | 'update' | 'delete' | 'execute' | 'query' | 'transaction'>

/** Runs a step in the caller's transaction, or in one of its own. */
export const inTransaction = <Result>(db: Connection, step: (tx: Connection) => Promise<Result>): Promise<Result> =>
  is(db, PgTransaction) ? step(db) : db.transaction(step)

const MOST_CONNECTIONS = 10

type Debug = Pick<Options<Record<string, PostgresType>>, 'debug'>

type Addresses = Deadline & {
  /** Address for session features. Differs from `url` only if that is a pooler's. */
  direct?: string
  /** Whether each statement becomes a span. */
  traced?: boolean
}

/** `debug` is called with each statement. */
export function connect(
  address: string,
  { direct = address, ...options }: Addresses & Debug = {},
): { db: Database; sql: Sql; close: () => Promise<void> } {
  const pooled = open(address, options)
  const sessions = direct === address ? pooled : open(direct, options)
  const sql = sessions === pooled ? pooled : joinAddresses(pooled, sessions)
  const close = async () => void (await Promise.all([pooled, sessions].map((pool) => pool.end({ timeout: 5 }))))

  return { db: drizzle(preparing(pooled), { schema, casing: 'snake_case' }), sql, close }
}

function open(address: string, { traced, deadlineMs, debug }: Omit<Addresses, 'direct'> & Debug) {
  const { url, ...reached } = readAddress(address, { deadlineMs })
  const client = postgres(url, { ...reached, ...mayBeAway, debug, max: MOST_CONNECTIONS, onnotice: () => {} })

  return traced ? spanning(client) : client
}
