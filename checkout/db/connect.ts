import { spanning } from '@jembatan/http/spans'
import { joinAddresses, mayBeAway, readAddress } from '@jembatan/platform/database'
import type { Deadline } from '@jembatan/platform/database-socket'
import { preparing } from '@jembatan/platform/prepare-statements'
import { type Away, readingFrom } from '@jembatan/platform/replica'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Options, PostgresType, Sql } from 'postgres'
import { driver } from './driver'
import { type Lagging, openLagging } from './lagging'
import * as schema from './schema'
import type * as staging from './schema/migration'

/**
 * Leaves the staging area out. Its tables share names with the shop's, and drizzle types a relation
 * by table name.
 */
const queried: Omit<typeof schema, keyof typeof staging> = schema

export type Database = PostgresJsDatabase<typeof queried> & { $client: Sql }

/** A database or one of its transactions, for verbs that can be part of a larger step. */
export type Connection = Pick<
  Database,
  'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete' | 'execute' | 'query' | 'with' | '$with'
>

// On a hot row throughput falls above about eight connections: the lock is held across the commit.
const MOST_CONNECTIONS = 10

type Debug = Pick<Options<Record<string, PostgresType>>, 'debug'>

type Addresses = Deadline & {
  /** Address for session state, such as LISTEN. Differs from `address` only behind a pooler. */
  direct?: string
  traced?: boolean
  /** Plans each statement for its actual values. A generic plan would scan whole tables. */
  plansEach?: boolean
  /** A replica for reads that may lag, with callbacks for its failures and recoveries. */
  replica?: ({ url: string } & Away) | undefined
}

export type Connected = { db: Database; sql: Sql; lagging: Lagging; close: () => Promise<void> }

/** `debug` is called with each statement. */
export function connect(
  address: string,
  { direct = address, replica, plansEach, ...options }: Addresses & Debug = {},
): Connected {
  const pooled = open(address, { ...options, plansEach })
  const sessions = direct === address ? pooled : open(direct, { ...options, plansEach })
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

const over = (client: Sql): Database => drizzle(preparing(client), { schema: queried, casing: 'snake_case' })

type Pool = Omit<Addresses, 'direct' | 'replica'> & Debug

function open(address: string, { traced, plansEach = false, deadlineMs, debug }: Pool) {
  const { url, ...reached } = readAddress(address, { deadlineMs })
  const client = driver(url, {
    ...reached,
    ...mayBeAway,
    debug,
    max: MOST_CONNECTIONS,
    prepare: !plansEach,
    onnotice: () => {},
  })

  return traced ? spanning(client) : client
}
