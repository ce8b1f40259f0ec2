import { setTimeout as pause } from 'node:timers/promises'
import { readAddressForPg } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { Client, type ClientConfig } from 'pg'
import type { OldShop } from '@/db/connect'
import { publishedTables } from './crossing'

/** The same in every run, and unique per database, because slots belong to the cluster. */
export const slotOf = (url: string) => `moves_out_of_${new URL(url).pathname.slice(1)}`
export const PUBLICATION = 'migration_export'

/**
 * A query fails when the connection is lost. Without the listener, an idle client that only holds a
 * snapshot would crash the process.
 */
export async function openClient(config: ClientConfig) {
  const client = new Client(config)
  client.on('error', () => {})
  await client.connect()

  return client
}

export const replicationConfig = (url: string) => ({ ...readAddressForPg(url), replication: 'database' as const })

export type Snapshot = {
  name: string
  /** The log position of the snapshot. */
  readAt: string
  /** Call only after all readers have begun. */
  release: () => Promise<void>
}

/**
 * Creates the replication slot that keeps changes from here on, with a snapshot of that moment.
 * First removes the slot of a run that was killed before it recorded its export.
 */
export async function createSlot({ sql }: OldShop, url: string): Promise<Snapshot> {
  await dropSlot({ sql }, url)
  await sql.unsafe(`create publication ${PUBLICATION} for table ${publishedTables()}`)

  return openSlot(url, `"${slotOf(url)}"`)
}

/**
 * Creates a snapshot of the changes committed before a log position. Its temporary slot ends with
 * it.
 */
export const markMoment = (url: string) => openSlot(url, `"sums_${process.pid}" TEMPORARY`)

async function openSlot(url: string, slot: string): Promise<Snapshot> {
  const client = await openClient(replicationConfig(url))
  try {
    const result = await client.query(`CREATE_REPLICATION_SLOT ${slot} LOGICAL pgoutput (SNAPSHOT 'export')`)
    const [{ consistent_point: readAt, snapshot_name: name }] = result.rows

    return { name, readAt, release: () => client.end() }
  } catch (error) {
    await client.end()
    throw error
  }
}

/**
 * Runs work in a transaction that sees the snapshot. Uses `pg`, because postgres.js may miss the
 * end of a COPY that is read slowly.
 */
export async function readSnapshot<Result>(url: string, { name }: Snapshot, work: (reader: Client) => Promise<Result>) {
  const reader = await openClient(readAddressForPg(url))
  try {
    await reader.query('begin isolation level repeatable read read only')
    await reader.query(`set transaction snapshot '${name}'`)
    await reader.query(`set local timezone to 'UTC'`)

    return await work(reader)
  } finally {
    await reader.end()
  }
}

export async function dropSlot({ sql }: Pick<OldShop, 'sql'>, url: string) {
  await untilSlotIsFree({ sql }, url)
  await sql`select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ${slotOf(url)}`
  await sql.unsafe(`drop publication if exists ${PUBLICATION}`)
}

/** Milliseconds within which the server notices that a follower's process has ended. */
const LONGEST_NOTICE = 5000
const BETWEEN_LOOKS = 20

/** @throws {DomainError} when another process keeps following. */
export async function untilSlotIsFree({ sql }: Pick<OldShop, 'sql'>, url: string) {
  const deadline = Date.now() + LONGEST_NOTICE
  for (;;) {
    const [row] = await sql`select from pg_replication_slots where slot_name = ${slotOf(url)} and active`
    if (!row) return
    if (Date.now() > deadline)
      throw new DomainError(
        'conflict',
        'followed_elsewhere',
        'Another process follows the old shop: stop that one first.',
      )
    await pause(BETWEEN_LOOKS)
  }
}

/** Takes another snapshot for a run that resumes; its log position is after the slot's. */
export async function takeSnapshot({ sql }: OldShop): Promise<Snapshot> {
  const connection = await sql.reserve()
  await connection`begin isolation level repeatable read read only`
  const [row] = await connection<{ name: string; readAt: string }[]>`
    select pg_export_snapshot() as name, pg_current_wal_insert_lsn()::text as "readAt"`
  if (!row) throw new Error('The database gave no snapshot.')

  return {
    ...row,
    release: async () => {
      await connection`commit`
      connection.release()
    },
  }
}

/** @throws {DomainError} when the log has lost changes since the export began. */
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
