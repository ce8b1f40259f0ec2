import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { databaseName, packBytes, tableNames } from '@jembatan/migration-bundle'
import { readAddressForPg } from '@jembatan/platform/database'
import { to as copyTo } from 'pg-copy-streams'
import type { OldShop } from '@/db/connect'
import { selectCrossing } from './crossing'
import { openClient } from './replication'

/** As many as an export has. */
const READERS = 2

type CopyOut = { shop: OldShop; url: string; folder: string; recipient: string }

/**
 * The upper limit for the speed of an export, for a benchmark: the same rows by plain COPY,
 * compressed and encrypted alike, one file per table.
 */
export async function copyOut({ shop: { sql }, url, folder, recipient }: CopyOut) {
  await mkdir(folder, { recursive: true })
  const sizes = await sql<{ name: string; rows: number }[]>`
    select relname as name, reltuples::float as rows from pg_class`
  const rowsOf = new Map(sizes.map(({ name, rows }) => [name, rows]))
  const sizeOf = (name: string) => rowsOf.get(name) ?? 0
  const pending = [...tableNames].sort((one, other) => sizeOf(databaseName(other)) - sizeOf(databaseName(one)))

  let rows = 0
  const copy = async () => {
    const reader = await openClient(readAddressForPg(url))
    for (let table = pending.shift(); table; table = pending.shift()) {
      const select = selectCrossing(table, { first: 1, last: Number.MAX_SAFE_INTEGER })
      const copied = reader.query(copyTo(`copy (${select}) to stdout`))
      await pipeline(packBytes(copied, recipient), createWriteStream(join(folder, `${table}.age`)))
      rows += copied.rowCount ?? 0
    }
    await reader.end()
  }
  await Promise.all(Array.from({ length: READERS }, copy))

  return rows
}
