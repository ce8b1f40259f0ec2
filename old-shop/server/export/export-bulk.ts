import { randomUUID } from 'node:crypto'
import {
  addRows,
  type BundleTable,
  bundleFolder,
  type ChunkEntry,
  CURRENT,
  databaseName,
  type RowsByTable,
  tableNames,
  writeChunk,
} from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import type { ObjectStore } from '@jembatan/platform/object-store'
import { asc, eq } from 'drizzle-orm'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { OldShop } from '@/db/connect'
import { exportBundles, exportChunks, exportPictures, exports } from '@/db/schema'
import { selectCrossing } from './crossing'
import { assertSlotHolds, createSlot, dropSlot, readSnapshot, type Snapshot, takeSnapshot } from './replication'
import { promiseFirstDraw, putManifest, type Sender, storeBundle } from './store-bundle'
import { writePictures } from './write-pictures'

/**
 * Rows in a chunk: some megabytes, a tenth of that when stored. A killed run repeats at most one
 * per worker.
 */
export const CHUNK_ROWS = 50_000

/** One waits for the database while the other compresses. */
const WORKERS = 2

type ExportBulk = {
  shop: OldShop
  url: string
  sender: Sender
  chunkRows?: number
  signal?: AbortSignal
  /**
   * Called with each chunk: the number of written rows, the estimated total, and the written rows
   * by table.
   */
  onProgress?: (rows: number, all: number, tables: RowsByTable) => void
}

type Chunk = Omit<typeof exportChunks.$inferSelect, 'entry' | 'tableName'> & { table: BundleTable }

/**
 * Writes the bulk export: everything that may be exported, from one snapshot. A killed run resumes
 * with the unfinished chunk from another snapshot; the changes since the first snapshot make all
 * rows consistent. Returns undefined if the signal came before the end.
 */
export async function exportBulk(options: ExportBulk) {
  const { shop, url, sender, signal, onProgress } = options
  const existing = await findExport(shop)
  if (existing) {
    await putManifest(shop.db, sender, existing.migration)
    if (await isBulkStored(shop)) return { ...(await putCurrent(options, existing)), made: false }
    await assertSlotHolds(shop, url)
  }
  const snapshot = existing ? await takeSnapshot(shop) : await createSlot(shop, url)
  try {
    const current = existing ?? (await beginExport(options, snapshot))
    const { pending, ...plan } = await readPlan(shop, sender.store, current.migration)
    let { rows } = plan
    const { tables } = plan
    /** Until a chunk is written, its keys estimate its rows. */
    let unread = pending.reduce((total, chunk) => total + span(chunk), 0)
    onProgress?.(rows, rows + unread, tables)

    await readChunks(url, snapshot, async (reader) => {
      for (let chunk = pending.shift(); chunk && !signal?.aborted; chunk = pending.shift()) {
        const about = { chunk, migration: current.migration, readAt: snapshot.readAt }
        const chunkRows = await exportChunk(reader, options, about)
        rows += chunkRows
        addRows(tables, chunk.table, chunkRows)
        unread -= span(chunk)
        onProgress?.(rows, rows + unread, tables)
      }
    })
    if (signal?.aborted) return undefined

    const chunks = await readEntries(shop)
    const pictures = await writePictures({ shop, sender, migration: current.migration, sequence: 0, of: 'all' })
    const place = { from: current.startedFrom, to: current.startedFrom }
    const about = { migration: current.migration, sequence: 0, previous: null, ...place }
    await storeBundle(shop.db, sender, { ...about, chunks, pictures })

    return { ...(await putCurrent(options, current)), made: true }
  } finally {
    await snapshot.release()
  }
}

/** Names the migration whose bulk export is complete, so that Pasar reads it. */
async function putCurrent({ sender }: ExportBulk, current: typeof exports.$inferSelect) {
  const { store } = sender
  await promiseFirstDraw(sender, current.migration)
  await store.put(CURRENT, Buffer.from(`${JSON.stringify({ migration: current.migration })}\n`))

  return current
}

export async function findExport({ db }: OldShop) {
  const [row] = await db.select().from(exports)

  return row
}

/** Deletes an export with its replication slot. Its files stay. */
export async function forgetExport({ db, sql }: OldShop, url: string) {
  await dropSlot({ sql }, url)
  await db.transaction(async (tx) => {
    await tx.delete(exportPictures)
    await tx.delete(exportBundles)
    await tx.delete(exportChunks)
    await tx.delete(exports)
  })
}

async function isBulkStored({ db }: OldShop) {
  const [bulk] = await db
    .select({ storedAt: exportBundles.storedAt })
    .from(exportBundles)
    .where(eq(exportBundles.sequence, 0))

  return bulk?.storedAt != null
}

/** Writes the plan in the transaction that begins the export. */
async function beginExport({ shop, sender, chunkRows = CHUNK_ROWS }: ExportBulk, { readAt }: Snapshot) {
  const bulk = { migration: randomUUID(), startedFrom: readAt, startedAt: sender.now() }
  const plan: (typeof exportChunks.$inferInsert)[] = []
  for (const table of tableNames) {
    const [keys] = await shop.sql.unsafe<{ first: number; last: number }[]>(
      `select coalesce(min(id), 1)::float as first, coalesce(max(id), 0)::float as last from ${databaseName(table)}`,
    )
    const { first, last } = keys ?? { first: 1, last: 0 }
    for (let from = first; from <= last; from += chunkRows)
      plan.push({
        number: plan.length + 1,
        tableName: table,
        firstKey: from,
        lastKey: Math.min(last, from + chunkRows - 1),
      })
  }
  if (plan.length === 0)
    throw new DomainError('conflict', 'shop_empty', 'The old shop is empty: npm run migration -- rehearse fills it.')
  await shop.db.transaction(async (tx) => {
    await tx.insert(exports).values(bulk)
    for (let at = 0; at < plan.length; at += 1000) await tx.insert(exportChunks).values(plan.slice(at, at + 1000))
  })

  return bulk
}

/**
 * A chunk counts as written only if its file exists: the folder may have been emptied, or another
 * one configured.
 */
async function readPlan({ db }: OldShop, store: ObjectStore, migration: string) {
  const chunks = await db.select().from(exportChunks).orderBy(asc(exportChunks.number))
  const sizes = new Map((await store.list(bundleFolder(migration, 0))).map(({ name, bytes }) => [name, bytes]))
  const isThere = (entry: ChunkEntry | null) => entry === null || sizes.get(entry.name) === entry.storedBytes
  const stored = chunks.filter(({ doneAt, entry }) => doneAt !== null && isThere(entry as ChunkEntry | null))
  const pending = chunks.filter((chunk) => !stored.includes(chunk))
  const tables: RowsByTable = {}
  for (const { tableName, entry } of stored)
    addRows(tables, tableName as BundleTable, (entry as ChunkEntry | null)?.rows ?? 0)

  return {
    pending: pending.map(({ tableName, ...chunk }): Chunk => ({ ...chunk, table: tableName as BundleTable })),
    /** Rows that earlier runs have written. */
    rows: Object.values(tables).reduce((total, rows) => total + rows, 0),
    tables,
  }
}

const span = ({ firstKey, lastKey }: Pick<Chunk, 'firstKey' | 'lastKey'>) => lastKey - firstKey + 1

/** Reads in parallel transactions that share one snapshot. */
async function readChunks(url: string, snapshot: Snapshot, work: (reader: Client) => Promise<void>) {
  const readers = Array.from({ length: WORKERS }, () => readSnapshot(url, snapshot, work))
  for (const reader of await Promise.allSettled(readers)) if (reader.status === 'rejected') throw reader.reason
}

type ExportChunk = { chunk: Chunk; migration: string; readAt: string }

/** Returns the number of rows in the chunk. */
async function exportChunk(
  reader: Client,
  { shop: { db }, sender: { store, recipient, now } }: ExportBulk,
  { chunk: { number, table, firstKey, lastKey }, migration, readAt }: ExportChunk,
) {
  const query = `copy (${selectCrossing(table, { first: firstKey, last: lastKey })}) to stdout`
  const rows = reader.query(copyTo(query))
  const entry = await writeChunk({
    name: chunkName(number, table),
    table,
    holds: 'rows',
    readAt,
    rows,
    recipient,
    put: (name, bytes) => store.put(`${bundleFolder(migration, 0)}/${name}`, bytes),
  })

  await db.update(exportChunks).set({ entry, doneAt: now() }).where(eq(exportChunks.number, number))

  return entry?.rows ?? 0
}

export const chunkName = (number: number, table: BundleTable, suffix = '') =>
  `${String(number).padStart(6, '0')}-${databaseName(table).replaceAll('_', '-')}${suffix}.age`

async function readEntries({ db }: OldShop) {
  const chunks = await db.select().from(exportChunks).orderBy(asc(exportChunks.number))

  return chunks.flatMap(({ entry }) => (entry ? [entry as ChunkEntry] : []))
}
