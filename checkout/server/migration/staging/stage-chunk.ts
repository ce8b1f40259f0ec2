import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BundleRefused, type BundleTable, type ChunkEntry } from '@jembatan/migration-bundle'
import type { TransactionSql } from 'postgres'
import { commaSeparated, type Fragment, fragment } from '@/db/fragment'
import { staged, stagedColumns, tableName } from '../validation/staged-tables'
import { summarizePages } from './index-staging'
import { measureOf, measurePlainOf } from './measure-rows'
import type { OpenedBundle } from './stage-bundle'

type StageChunk = { bundle: OpenedBundle; chunk: ChunkEntry; now: Date }

/**
 * Loads a chunk unless it is recorded as loaded, and reads it back: the stored rows must equal the
 * signed bytes. Bulk rows are copied directly; changes replace the rows with their keys.
 * @throws {BundleRefused}; the caller's transaction must roll back.
 */
export async function stageChunk(tx: TransactionSql, { bundle, chunk, now }: StageChunk) {
  const { sequence } = bundle.manifest
  const { name, table, rows } = chunk
  const [fresh] = await tx`
    insert into migration.chunks (sequence, name, table_name, rows, added, loaded_at)
    values (${sequence}, ${name}, ${tableName(table)}, ${rows}, ${chunk.holds === 'rows' ? rows : 0}, ${now.toISOString()})
    on conflict do nothing returning name`
  if (!fresh) return
  await tx`set local timezone to 'UTC'`

  if (chunk.holds === 'deleted_keys') return deleteKeys(tx, bundle, chunk)
  if (sequence !== 0) return replaceRows(tx, bundle, chunk)
  await copyIn(tx, { bundle, chunk, into: staged(table) })
  await summarizePages(tx, table)
  await assertStored(tx, chunk, fragment`r.id between ${chunk.first} and ${chunk.last}`)
}

async function replaceRows(tx: TransactionSql, bundle: OpenedBundle, chunk: ChunkEntry) {
  const { table } = chunk
  const changing = stagedColumns(table)
    .slice(1)
    .map((name) => fragment(name))
  await tx`drop table if exists incoming`
  await tx`create temporary table incoming (like ${staged(table)}) on commit drop`
  await copyIn(tx, { bundle, chunk, into: fragment('incoming') })
  await tx`
    update migration.chunks set added = (select count(*) from incoming where not ${isHere(table)})
    where sequence = ${bundle.manifest.sequence} and name = ${chunk.name}`
  // A repair or decision concerned the previous row; the new one is validated again.
  await tx`
    delete from migration.quarantine using incoming where table_name = ${tableName(table)} and key = incoming.id`
  await tx`
    insert into ${staged(table)} select * from incoming
    on conflict (id) do update set ${commaSeparated(changing.map((column) => fragment`${column} = excluded.${column}`))}`
  await tx`insert into marked select ${tableName(table)}, id from incoming on conflict do nothing`
  await assertStored(tx, chunk, fragment`r.id in (select id from incoming)`)
}

async function deleteKeys(tx: TransactionSql, bundle: OpenedBundle, chunk: ChunkEntry) {
  const { table } = chunk
  await tx`drop table if exists incoming`
  await tx`create temporary table incoming (id bigint primary key) on commit drop`
  await copyIn(tx, { bundle, chunk, into: fragment('incoming'), columns: ['id'] })
  await tx`
    update migration.chunks set added = -(select count(*) from incoming where ${isHere(table)})
    where sequence = ${bundle.manifest.sequence} and name = ${chunk.name}`
  await tx`delete from ${staged(table)} r using incoming where r.id = incoming.id`
  await tx`
    delete from migration.quarantine using incoming where table_name = ${tableName(table)} and key = incoming.id`
  await tx`insert into marked select ${tableName(table)}, id from incoming on conflict do nothing`
}

/** The source's row count grows by new rows and shrinks by deletions of existing ones. */
const isHere = (table: BundleTable) => fragment`(
  exists (select from ${staged(table)} r where r.id = incoming.id) or exists (
    select from migration.quarantine aside where table_name = ${tableName(table)} and aside.key = incoming.id))`

type CopyIn = { bundle: OpenedBundle; chunk: ChunkEntry; into: Fragment; columns?: string[] }

/**
 * postgres.js 3.4 does not report a database error after the last piece: the query has already
 * resolved with its stream, which then waits forever. It does call the query's `reject` again, so
 * that is replaced here.
 */
async function copyIn(tx: TransactionSql, { bundle, chunk, into, columns = stagedColumns(chunk.table) }: CopyIn) {
  const copy = tx`copy ${into} (${fragment(columns)}) from stdin`
  const failed = new Promise<never>((_, reject) => Object.assign(copy, { reject }))
  failed.catch(() => {})
  try {
    const copying = await Promise.race([copy.writable(), failed])
    await Promise.race([pipeline(Readable.from(bundle.read(chunk)), copying), failed])
  } catch (error) {
    throw explainFailure(error, chunk)
  }
}

/** PostgreSQL's message quotes the faulty row, so it is not passed on, not even as a cause. */
function explainFailure(error: unknown, { table, name }: ChunkEntry) {
  if (!(error instanceof Error) || !('code' in error) || !/^2[23]/.test(String(error.code))) return error
  const { column_name: column, constraint_name: constraint } = error as {
    column_name?: string
    constraint_name?: string
  }

  return new BundleRefused(
    'bundle_other_schema',
    `A row of ${table} in ${name} breaks its schema: ${constraint ?? column ?? `SQLSTATE ${error.code}`}.`,
  )
}

/**
 * The first verifier. A type that rounds or expands an abbreviation would change a row silently.
 * Most chunks need no escapes; the others are read a second time.
 */
async function assertStored(tx: TransactionSql, chunk: ChunkEntry, which: Fragment) {
  const { table, name, rows, sum, sha256 } = chunk
  for (const measures of [measurePlainOf(table), measureOf(table)]) {
    const [row] = await tx<{ rows: number; sum: string; sha256: string | null }[]>`
      select ${measures} from ${staged(table)} r where ${which}`
    if (row?.rows === rows && row.sum === sum && row.sha256 === sha256) return
  }
  throw new BundleRefused('bundle_other_schema', `Rows of ${table} in ${name} are not kept as they came.`)
}
