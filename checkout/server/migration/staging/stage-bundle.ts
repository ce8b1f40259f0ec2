import { createHash } from 'node:crypto'
import {
  addRows,
  type BundleFiles,
  type BundleManifest,
  BundleRefused,
  type ChunkEntry,
  type ExpectedBundle,
  filesOf,
  type OpenBundle,
  openBundle,
  type RowsByTable,
  tableNames,
} from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { commaSeparated } from '@/db/fragment'
import { sideBySide } from '../../side-by-side'
import { staged } from '../validation/staged-tables'
import { markingRows, validateAll, validateMarked } from '../validation/validate-rows'
import { indexStaging, unindexStaging } from './index-staging'
import { stageChunk } from './stage-chunk'
import { stagePicture } from './stage-picture'

export type BundleReader = Omit<OpenBundle, 'expected'>

/**
 * Called after each chunk with the loaded and the total number of rows; `tables` for a bulk only.
 */
export type OnRows = (rows: number, all: number, tables?: RowsByTable) => void

type StageBundle = {
  sql: Sql
  files: BundleFiles
  reader: BundleReader
  now: () => Date
  onProgress?: OnRows
  /** Stops between two chunks. */
  signal?: AbortSignal
}

/** While the database stores or reads back one chunk, another is unpacked. */
const LOADERS = 2

/**
 * A crash rolls back the last chunks together with their rows in `chunks`, so they are loaded
 * again. Read-back uses the pages of the chunk and sorts in memory, whatever the planner estimates
 * for a table without statistics.
 */
const setForBulk = (tx: TransactionSql) => tx`
  select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
    set_config('work_mem', '64MB', true)`

export type OpenedBundle = Awaited<ReturnType<typeof openBundle>>

/**
 * Loads the next bundle into the staging area and validates its rows. Each chunk of the bulk is a
 * transaction, a bundle of changes is a single one: a killed and repeated run reaches the same
 * result. Returns undefined when the signal came first.
 * @throws {BundleRefused} and nothing of the bundle remains.
 */
export async function stageBundle(loading: StageBundle) {
  const { sql, files, reader } = loading
  await finishValidation(loading)
  const bundle = await openBundle(files, { ...reader, expected: await readExpected(sql) })
  await proveStoredFiles(bundle.manifest, files)
  await beginBundle(sql, bundle, loading.now())

  const { sequence } = bundle.manifest
  try {
    const isLoaded = sequence === 0 ? await loadBulk(loading, bundle) : await loadChanges(loading, bundle)
    return isLoaded ? { sequence, rows: rowsOf(bundle.manifest) } : undefined
  } catch (error) {
    if (error instanceof BundleRefused) await forgetBundle(sql, sequence)
    throw error
  }
}

/** Returns the next bundle: after the last one, or the last one itself while it is half loaded. */
export async function readExpected(sql: Sql): Promise<ExpectedBundle> {
  const [last] = await sql<
    { sequence: number; migration: string; hash: string; previous: string | null; done: boolean }[]
  >`
    select sequence, migration, hash, previous, loaded_at is not null as done
    from migration.bundles order by sequence desc limit 1`
  if (!last) return { migration: null, sequence: 0, previous: null }

  return last.done
    ? { migration: last.migration, sequence: last.sequence + 1, previous: last.hash }
    : { migration: last.migration, sequence: last.sequence, previous: last.previous }
}

/** Verifies every file to its last byte before writing a row. */
async function proveStoredFiles(manifest: BundleManifest, files: BundleFiles) {
  for (const { name, storedSha256 } of filesOf(manifest)) {
    const hash = createHash('sha256')
    for await (const piece of files.read(name)) hash.update(piece)
    if (hash.digest('hex') !== storedSha256)
      throw new BundleRefused('bundle_altered', `${name} is not what was signed.`)
  }
}

/** Refuses to mix halves of two bundles with the same number. */
async function beginBundle(sql: Sql, { manifest, hash }: OpenedBundle, now: Date) {
  const { sequence, migration, previous, to } = manifest
  await sql.begin(async (tx) => {
    const begins = await tx`
      insert into migration.bundles (sequence, migration, hash, previous, up_to, rows, begun_at)
      values (${sequence}, ${migration}, ${hash}, ${previous}, ${to}, ${rowsOf(manifest)}, ${now.toISOString()})
      on conflict do nothing returning sequence`
    if (begins.length > 0 && sequence === 0) await unindexStaging(tx)
  })
  const [row] = await sql<{ hash: string }[]>`select hash from migration.bundles where sequence = ${sequence}`
  if (row?.hash !== hash)
    throw new BundleRefused('bundle_out_of_order', `Another bundle ${sequence} is half loaded: bring that one again.`)
}

async function loadBulk({ sql, now, onProgress, signal }: StageBundle, bundle: OpenedBundle) {
  const { chunks, pictures, sequence } = bundle.manifest
  const all = rowsOf(bundle.manifest)
  let rows = 0
  const tables: RowsByTable = {}
  let remaining = chunks.length + pictures.length
  const pending: Step[][] = [
    ...byTable(chunks).map((ofTable) =>
      ofTable.map((chunk) => async (tx: TransactionSql) => {
        await stageChunk(tx, { bundle, chunk, now: now() })
        return chunk
      }),
    ),
    pictures.map((picture) => async (tx) => {
      await stagePicture(tx, { bundle, picture })
      return null
    }),
  ]
  const load = async (stop: AbortSignal) => {
    for (let steps = pending.shift(); steps; steps = pending.shift())
      for (const step of steps) {
        if (stop.aborted) return
        const loaded = await sql.begin(async (tx) => {
          await setForBulk(tx)
          return step(tx)
        })
        if (loaded) addRows(tables, loaded.table, loaded.rows)
        rows += loaded?.rows ?? 0
        remaining -= 1
        onProgress?.(rows, all, tables)
      }
  }
  await sideBySide((stop) => Array.from({ length: LOADERS }, () => load(stop)), signal)
  if (remaining > 0) return false

  await sql`
    update migration.bundles set loaded_at = ${now().toISOString()} where sequence = ${sequence} and loaded_at is null`
  await finishValidation({ sql, now })

  return true
}

/** Loads a chunk and returns it, or loads a picture. */
type Step = (tx: TransactionSql) => Promise<ChunkEntry | null>

/**
 * Assigns each table to one loader, so that a chunk's rows are stored together. The largest tables
 * come first, to balance the loaders.
 */
function byTable(chunks: ChunkEntry[]) {
  const bytesOf = (ofTable: ChunkEntry[]) => ofTable.reduce((total, { bytes }) => total + bytes, 0)

  return tableNames
    .map((name) => chunks.filter(({ table }) => table === name))
    .sort((one, other) => bytesOf(other) - bytesOf(one))
}

async function loadChanges({ sql, now, onProgress }: StageBundle, bundle: OpenedBundle) {
  const all = rowsOf(bundle.manifest)
  await markingRows(sql, async (tx) => {
    let rows = 0
    for (const chunk of bundle.manifest.chunks) {
      await stageChunk(tx, { bundle, chunk, now: now() })
      rows += chunk.rows
      onProgress?.(rows, all)
    }
    for (const picture of bundle.manifest.pictures) await stagePicture(tx, { bundle, picture })
    await validateMarked(tx)
    await tx`
      update migration.bundles set loaded_at = ${now().toISOString()}, validated_at = ${now().toISOString()}
      where sequence = ${bundle.manifest.sequence}`
  })

  return true
}

/**
 * Runs the rules after the whole bulk is loaded, since some compare tables. A killed run has not
 * finished it, and no bundle is loaded after one with a pending validation.
 */
export async function finishValidation({ sql, now }: Pick<StageBundle, 'sql' | 'now'>) {
  const [last] = await sql<{ sequence: number; waits: boolean }[]>`
    select sequence, loaded_at is not null and validated_at is null as waits
    from migration.bundles order by sequence desc limit 1`
  if (!last?.waits) return
  await indexStaging(sql)
  await validateAll(sql)
  await sql`update migration.bundles set validated_at = ${now().toISOString()} where sequence = ${last.sequence}`
}

/** Deletes a whole bulk; of a bundle of changes only its row exists. */
async function forgetBundle(sql: Sql, sequence: number) {
  await sql.begin(async (tx) => {
    if (sequence === 0) await emptyStaging(tx)
    else await tx`delete from migration.bundles where sequence = ${sequence}`
  })
}

/** Queues imported keys again: their rows may be loaded again or not. */
export async function emptyStaging(tx: TransactionSql) {
  await tx`
    truncate ${commaSeparated(tableNames.map(staged))}, migration.pictures, migration.quarantine, migration.bundles,
      migration.import_progress, migration.changed, migration.draws cascade`
  await tx`insert into migration.changed (table_name, key) select table_name, key from migration.imported`
}

const rowsOf = ({ chunks }: BundleManifest) => chunks.reduce((total, { rows }) => total + rows, 0)
