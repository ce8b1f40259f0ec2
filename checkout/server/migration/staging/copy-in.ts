import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { tableNames, unpackBytes } from '@jembatan/migration-bundle'
import type { Sql } from 'postgres'
import { staged, stagedColumns, tableName } from '../validation/staged-tables'

/** As many as an import has. */
const WRITERS = 2

type CopyIn = { sql: Sql; folder: string; identity: string }

/**
 * What a benchmark compares an import with: a file a table by plain COPY into a table with the same columns and no index, and
 * nothing else. Leaves nothing; gives the rows and the seconds that COPY took.
 */
export async function copyIn({ sql, folder, identity }: CopyIn) {
  await sql.unsafe('drop schema if exists plain cascade; create schema plain')
  for (const table of tableNames) await sql.unsafe(`create table plain.${tableName(table)} (like ${staged(table)})`)
  const pending = [...tableNames]

  const began = performance.now()
  const copy = async () => {
    for (let table = pending.shift(); table; table = pending.shift()) {
      const stored = createReadStream(join(folder, `${table}.age`))
      const into = `plain.${tableName(table)} (${stagedColumns(table)})`
      const copying = await sql.unsafe(`copy ${into} from stdin`).writable()
      await pipeline(Readable.from(unpackBytes(stored, identity)), copying)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, copy))
  const seconds = (performance.now() - began) / 1000
  const counts = tableNames.map((table) => `(select count(*) from plain.${tableName(table)})`)
  const [counted] = await sql.unsafe<{ rows: number }[]>(`select (${counts.join(' + ')})::float as rows`)
  await sql.unsafe('drop schema plain cascade')

  return { rows: counted?.rows ?? 0, seconds }
}
