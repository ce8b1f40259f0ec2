import { parseArgs } from 'node:util'
import { createProgress } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { countRows, type RowCount } from '../migration/count-rows'
import { loadArrived } from '../migration/load-arrived'
import { emptyStaging } from '../migration/load-bundle'
import { openReader } from '../migration/open-reader'
import { command } from './command'

/** `npm run migration -- import`: loads every bundle that has come, beside the shop, and says where each row is. */
command(async () => {
  const { json, anew } = readOptions()
  const settings = getBundleSettings()
  await migrate(settings.PASAR_DATABASE_URL)
  const { sql, close } = connect(settings.PASAR_DATABASE_URL)
  const progress = createProgress()
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  try {
    const { store, reader } = await openReader(settings)
    if (anew) await sql.begin((tx) => emptyStaging(tx))
    const began = performance.now()
    const onProgress = (rows: number, all: number) => progress.show(rows, all, 'rows')
    const loaded = await loadArrived({ sql, store, reader, now: () => new Date(), signal: stop.signal, onProgress })
    const seconds = (performance.now() - began) / 1000
    const result = { ...loaded, seconds, stopped: stop.signal.aborted, tables: await countRows(sql) }
    progress.clear()

    return json ? JSON.stringify(result) : describe(result)
  } finally {
    progress.clear()
    await close()
  }
})

function readOptions() {
  try {
    return parseArgs({ options: { json: { type: 'boolean' }, anew: { type: 'boolean' } } }).values
  } catch {
    throw new Error('npm run migration -- import knows --json, --anew, and nothing else.')
  }
}

type Result = Awaited<ReturnType<typeof loadArrived>> & { seconds: number; stopped: boolean; tables: RowCount[] }

function describe({ bundles, rows, seconds, stopped, tables }: Result) {
  const cells = (first: string, others: (number | string)[]) =>
    `    ${first.padEnd(16)}${others.map((other) => String(other).padStart(12)).join('')}`
  const reasons = tables.flatMap(({ table, reasons }) =>
    Object.entries(reasons).map(([reason, waiting]) => `    ${`${table} · ${reason}`.padEnd(52)}${waiting}`),
  )

  return [
    stopped
      ? '  Stopped. The same command goes on from here.'
      : `  ${bundles} bundles, ${rows} rows in ${seconds.toFixed(1)} s.`,
    cells('', ['source', 'loaded', 'quarantined', 'refused']),
    ...tables.map((row) => cells(row.table, [row.source, row.loaded, row.quarantined, row.refused])),
    ...(reasons.length > 0 ? ['  Why rows are not loaded:', ...reasons] : []),
  ].join('\n')
}
