import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { databaseName, packBytes, tableNames } from '@jembatan/contract/bundle'
import { to as copyTo } from 'pg-copy-streams'
import { runCommand } from '../commands/command'
import { getBundleSettings, getEnvironment } from '../environment'
import { selectCrossing } from '../export/crossing'
import { openSender } from '../export/open-sender'
import { clientConfig, openClient } from '../export/replication'

/** As many as an export has. */
const READERS = 2

/**
 * What `npm run bench:migration` compares an export with: the same rows by plain COPY, packed and encrypted in the same way,
 * and nothing else. A file a table, in the folder `plain` beside the bundles.
 */
await runCommand({
  name: 'copy-out',
  options: [],
  run: async ({ shop: { sql } }) => {
    const settings = getBundleSettings()
    const { recipient } = await openSender(settings)
    const folder = join(settings.TOKO_LAMA_BUNDLE_FOLDER, 'plain')
    await mkdir(folder, { recursive: true })
    const sizes = await sql<
      { name: string; rows: number }[]
    >`select relname as name, reltuples::float as rows from pg_class`
    const rowsOf = new Map(sizes.map(({ name, rows }) => [name, rows]))
    const largest = (name: string) => rowsOf.get(name) ?? 0
    const pending = [...tableNames].sort((one, other) => largest(databaseName(other)) - largest(databaseName(one)))

    const began = performance.now()
    let rows = 0
    const copy = async () => {
      const reader = await openClient(clientConfig(getEnvironment().TOKO_LAMA_DATABASE_URL))
      for (let table = pending.shift(); table; table = pending.shift()) {
        const select = selectCrossing(table, { first: 1, last: Number.MAX_SAFE_INTEGER })
        const copied = reader.query(copyTo(`copy (${select}) to stdout`))
        await pipeline(packBytes(copied, recipient), createWriteStream(join(folder, `${table}.age`)))
        rows += copied.rowCount ?? 0
      }
      await reader.end()
    }
    await Promise.all(Array.from({ length: READERS }, copy))
    const seconds = (performance.now() - began) / 1000

    return { result: { rows, seconds }, sentence: `${rows} rows in ${seconds.toFixed(1)} s.` }
  },
})
