import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BundleTable, tableNames, unpackBytes } from '@jembatan/migration-bundle'
import type { Sql } from 'postgres'
import { fragment, unionAll } from '@/db/fragment'
import { staged, stagedColumns, tableName } from '../validation/staged-tables'

/** The number of parallel imports. */
const WRITERS = 2

type CopyIn = { sql: Sql; folder: string; identity: string }

/**
 * Upper bound of the import's speed, for a benchmark: a plain COPY of one file per table into
 * unindexed tables with the same columns. Leaves nothing behind; returns the rows and the seconds
 * that COPY took.
 */
export async function copyIn({ sql, folder, identity }: CopyIn) {
  await sql`drop schema if exists plain cascade`
  await sql`create schema plain`
  for (const table of tableNames) await sql`create table ${plain(table)} (like ${staged(table)})`
  const pending = [...tableNames]

  const began = performance.now()
  const copy = async () => {
    for (let table = pending.shift(); table; table = pending.shift()) {
      const stored = createReadStream(join(folder, `${table}.age`))
      const copying = await sql`copy ${plain(table)} (${fragment(stagedColumns(table))}) from stdin`.writable()
      await pipeline(Readable.from(unpackBytes(stored, identity)), copying)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, copy))
  const seconds = (performance.now() - began) / 1000
  const [counted] = await sql<{ rows: number }[]>`
    select sum(rows)::float as rows from (
      ${unionAll(tableNames.map((table) => fragment`select count(*) as rows from ${plain(table)}`))}) as tables`
  await sql`drop schema plain cascade`

  return { rows: counted?.rows ?? 0, seconds }
}

const plain = (table: BundleTable) => fragment(`plain.${tableName(table)}`)
