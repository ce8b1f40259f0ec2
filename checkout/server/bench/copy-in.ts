import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { tableNames, unpackBytes } from '@jembatan/contract/bundle'
import { mostMemory } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { command } from '../commands/command'
import { getBundleSettings } from '../environment'
import { openReader } from '../migration/open-reader'
import { staged, stagedColumns, tableName } from '../migration/staged-tables'

const WRITERS = 2

/**
 * What `npm run bench:migration` compares an import with: the files that `copy-out` left by plain COPY into tables of the same
 * columns without an index, and nothing else.
 */
command(async () => {
  const settings = getBundleSettings()
  const { reader } = await openReader(settings)
  const { sql, close } = connect(settings.PASAR_DATABASE_URL)
  await sql.unsafe('drop schema if exists plain cascade; create schema plain')
  for (const table of tableNames) await sql.unsafe(`create table plain.${tableName(table)} (like ${staged(table)})`)
  const pending = [...tableNames]

  const began = performance.now()
  const copy = async () => {
    for (let table = pending.shift(); table; table = pending.shift()) {
      const into = `plain.${tableName(table)} (${stagedColumns(table)})`
      const stored = createReadStream(join(settings.PASAR_BUNDLE_FOLDER, 'plain', `${table}.age`))
      const copying = await sql.unsafe(`copy ${into} from stdin`).writable()
      await pipeline(Readable.from(unpackBytes(stored, reader.identity)), copying)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, copy))
  const seconds = (performance.now() - began) / 1000
  const counts = await Promise.all(
    tableNames.map((table) => sql.unsafe(`select count(*)::float as rows from plain.${tableName(table)}`)),
  )
  const rows = counts.reduce((total, [counted]) => total + Number(counted?.rows), 0)
  await sql.unsafe('drop schema plain cascade')
  await close()

  return JSON.stringify({ rows, seconds, memoryMegabytes: mostMemory() })
})
