import { setTimeout as pause } from 'node:timers/promises'
import { readAddress } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { Client, type ClientConfig } from 'pg'
import type { OldShop } from '@/db/connect'
import { publishedTables } from './crossing'

/** The same in every run, and another in each database of a cluster, whose slots have one room. */
export const slotOf = (url: string) => `moves_out_of_${new URL(url).pathname.slice(1)}`
export const PUBLICATION = 'moves_out'

/** How `pg` wants to be told of a database. */
export function clientConfig(url: string) {
  const { url: connectionString, ...tls } = readAddress(url)

  return { connectionString, ...tls }
}

/** Whoever asks it something hears that the connection is lost; one that only holds a snapshot would end the process instead. */
export async function openClient(config: ClientConfig) {
  const client = new Client(config)
  client.on('error', () => {})
  await client.connect()

  return client
}

export const replicationConfig = (url: string) => ({ ...clientConfig(url), replication: 'database' as const })

export type Snapshot = {
  name: string
  /** Where the log was when it was taken. */
  readAt: string
  /** Whoever reads by it must have begun before. */
  release: () => Promise<void>
}

/**
 * Marks the place in the log from which changes are kept, with a snapshot of just that moment.
 * What a process left that was killed before it could write down its beginning is taken away first.
 */
export async function createSlot({ sql }: OldShop, url: string): Promise<Snapshot> {
  await dropSlot({ sql }, url)
  await sql.unsafe(`create publication ${PUBLICATION} for table ${publishedTables()}`)
  const client = await openClient(replicationConfig(url))
  try {
    const made = await client.query(`CREATE_REPLICATION_SLOT "${slotOf(url)}" LOGICAL pgoutput (SNAPSHOT 'export')`)
    const [{ consistent_point: readAt, snapshot_name: name }] = made.rows

    return { name, readAt, release: () => client.end() }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** A snapshot of just the changes that were committed before a place in the log. Leaves nothing when it is released. */
export async function markMoment(url: string): Promise<Snapshot> {
  const client = await openClient(replicationConfig(url))
  try {
    const made = await client.query(
      `CREATE_REPLICATION_SLOT "sums_${process.pid}" TEMPORARY LOGICAL pgoutput (SNAPSHOT 'export')`,
    )
    const [{ consistent_point: readAt, snapshot_name: name }] = made.rows

    return { name, readAt, release: () => client.end() }
  } catch (error) {
    await client.end()
    throw error
  }
}

export async function dropSlot({ sql }: Pick<OldShop, 'sql'>, url: string) {
  await untilSlotIsFree({ sql }, url)
  await sql`select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ${slotOf(url)}`
  await sql.unsafe(`drop publication if exists ${PUBLICATION}`)
}

/** The server notices within moments that a process has gone which followed. */
const LONGEST_NOTICE = 5000
const BETWEEN_LOOKS = 20

/** @throws {Error} in one sentence when somebody goes on following. */
export async function untilSlotIsFree({ sql }: Pick<OldShop, 'sql'>, url: string) {
  const deadline = Date.now() + LONGEST_NOTICE
  for (;;) {
    const [taken] = await sql`select from pg_replication_slots where slot_name = ${slotOf(url)} and active`
    if (!taken) return
    if (Date.now() > deadline)
      throw new DomainError(
        'conflict',
        'followed_elsewhere',
        'Another process follows the old shop: stop that one first.',
      )
    await pause(BETWEEN_LOOKS)
  }
}

/** Another snapshot, for a run that goes on: its place in the log lies behind the slot's. */
export async function takeSnapshot({ sql }: OldShop): Promise<Snapshot> {
  const connection = await sql.reserve()
  await connection`begin isolation level repeatable read read only`
  const [taken] = await connection<{ name: string; readAt: string }[]>`
    select pg_export_snapshot() as name, pg_current_wal_insert_lsn()::text as "readAt"`
  if (!taken) throw new Error('The database gave no snapshot.')

  return {
    ...taken,
    release: async () => {
      await connection`commit`
      connection.release()
    },
  }
}

/** @throws {Error} in one sentence when the changes since the beginning are no longer all there. */
export async function assertSlotHolds({ sql }: OldShop, url: string) {
  const [slot] = await sql<{ status: string | null }[]>`
    select wal_status as status from pg_replication_slots where slot_name = ${slotOf(url)}`
  if (slot && slot.status !== 'lost') return

  throw new DomainError(
    'conflict',
    'changes_lost',
    'Changes since the export began are lost. Begin anew: npm run migration -- export --anew',
  )
}
