import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BundleRefused, type BundleTable, type ChunkEntry } from '@jembatan/migration-bundle'
import type { TransactionSql } from 'postgres'
import { staged, stagedColumns, tableName } from '../validation/staged-tables'
import { noteWhereRowsLie } from './index-staging'
import { measureOf, measurePlainOf } from './measure-rows'
import type { Opened } from './stage-bundle'

type StageChunk = { bundle: Opened; chunk: ChunkEntry; now: Date }

/**
 * Loads a chunk unless its row says that it is in, and reads it back: what the database holds must be, byte for byte, what
 * was signed. Of the bulk the rows are copied to where they belong; changes are put in place of the rows with their keys.
 * @throws {BundleRefused}; let the transaction end with it.
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
  await noteWhereRowsLie(tx, table)
  await assertStored(tx, chunk, `r.id between ${chunk.first} and ${chunk.last}`)
}

async function replaceRows(tx: TransactionSql, bundle: Opened, chunk: ChunkEntry) {
  const { table } = chunk
  const columns = stagedColumns(table).split(', ').slice(1)
  await tx.unsafe(
    `drop table if exists incoming; create temporary table incoming (like ${staged(table)}) on commit drop`,
  )
  await copyIn(tx, { bundle, chunk, into: 'incoming' })
  await countAdded(tx, { bundle, chunk, keys: 'incoming', sign: 1 })
  // What was mended or decided here was about the row before: this one is judged anew.
  await tx.unsafe(
    `delete from migration.set_aside using incoming where table_name = '${tableName(table)}' and key = incoming.id`,
  )
  await tx.unsafe(`
    insert into ${staged(table)} select * from incoming
    on conflict (id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`)
  await touch(tx, table, 'incoming')
  await assertStored(tx, chunk, 'r.id in (select id from incoming)')
}

async function deleteKeys(tx: TransactionSql, bundle: Opened, chunk: ChunkEntry) {
  const { table } = chunk
  await tx.unsafe('drop table if exists gone; create temporary table gone (id bigint primary key) on commit drop')
  await copyIn(tx, { bundle, chunk, into: 'gone' })
  await countAdded(tx, { bundle, chunk, keys: 'gone', sign: -1 })
  await tx.unsafe(`delete from ${staged(table)} using gone where ${staged(table)}.id = gone.id`)
  await tx.unsafe(
    `delete from migration.set_aside using gone where table_name = '${tableName(table)}' and key = gone.id`,
  )
  await touch(tx, table, 'gone')
}

type Count = { bundle: Opened; chunk: ChunkEntry; keys: string; sign: 1 | -1 }

/** How many rows the source has more, or less, since: those that are not here, or are. */
async function countAdded(tx: TransactionSql, { bundle, chunk: { table, name }, keys, sign }: Count) {
  const here = `exists (select from ${staged(table)} there where there.id = ${keys}.id) or exists (
    select from migration.set_aside aside where table_name = '${tableName(table)}' and aside.key = ${keys}.id)`
  await tx.unsafe(
    `update migration.chunks set added = ${sign} * (select count(*) from ${keys} where ${sign === 1 ? `not (${here})` : here})
     where sequence = $1 and name = $2`,
    [bundle.manifest.sequence, name],
  )
}

const touch = (tx: TransactionSql, table: BundleTable, keys: string) =>
  tx.unsafe(`insert into marked select '${tableName(table)}', id from ${keys} on conflict do nothing`)

type CopyIn = { bundle: Opened; chunk: ChunkEntry; into: string }

async function copyIn(tx: TransactionSql, { bundle, chunk, into }: CopyIn) {
  const columns = into === 'gone' ? 'id' : stagedColumns(chunk.table)
  try {
    await copyRows(tx, `copy ${into} (${columns}) from stdin`, bundle.read(chunk))
  } catch (error) {
    throw whyRefused(error, chunk)
  }
}

/**
 * What the database says after the last piece, postgres.js 3.4 tells nobody: the query has been answered with its stream by
 * then, and the stream waits for ever. It does reject the query once more, and that is what is listened to here.
 */
async function copyRows(tx: TransactionSql, statement: string, rows: AsyncIterable<Uint8Array>) {
  const copy = tx.unsafe(statement)
  const failed = new Promise<never>((_, reject) => Object.assign(copy, { reject }))
  failed.catch(() => {})
  const copying = await Promise.race([copy.writable(), failed])
  await Promise.race([pipeline(Readable.from(rows), copying), failed])
}

/** PostgreSQL's message of a row that breaks its table quotes the row: not even as a cause is it passed on. */
function whyRefused(error: unknown, { table, name }: ChunkEntry) {
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
 * The first verifier. A type that rounds, or an abbreviation that it reads, would change a row without a word. Most chunks have no
 * character that COPY escapes; the others are read a second time.
 */
async function assertStored(tx: TransactionSql, chunk: ChunkEntry, which: string) {
  const { table, name, rows, sum, sha256 } = chunk
  for (const measured of [measurePlainOf(table), measureOf(table)]) {
    const [kept] = await tx.unsafe<{ rows: number; sum: string; sha256: string | null }[]>(
      `select ${measured} from ${staged(table)} r where ${which}`,
    )
    if (kept?.rows === rows && kept.sum === sum && kept.sha256 === sha256) return
  }
  throw new BundleRefused('bundle_other_schema', `Rows of ${table} in ${name} are not kept as they came.`)
}
