import { migrate } from '@/db/migrate'
import { findCutOver } from '../cut-over/freeze'
import { readProgress } from '../export/read-progress'
import { findClosingRecord } from '../purge/closing-record'
import { readStatus } from '../rehearsal/read-status'
import { runCommand } from './command'

const PHASES = {
  selling: 'it sells',
  frozen: 'closed in the middle of a cut-over',
  opened: 'closed, since Pasar has opened; the purge is next',
}

/** Counts the rows of the old shop, and how many of them are exported for Pasar. */
await runCommand({
  step: 'status',
  afterPurge: true,
  run: async ({ shop, url }) => {
    const purged = await findClosingRecord(shop.sql)
    if (purged) {
      const { emptiedAt, tables } = purged
      const rows = tables.reduce((total, table) => total + table.rows, 0)
      return {
        result: { side: 'old-shop', phase: 'purged', at: emptiedAt, tables },
        sentence: `Toko Lama is purged since ${emptiedAt.toISOString()}: ${tables.length} tables with ${rows} rows are gone.`,
      }
    }
    await migrate(url)
    const cutOver = await findCutOver(shop)
    const phase = cutOver ? (cutOver.openedAt ? 'opened' : 'frozen') : 'selling'
    const status = {
      side: 'old-shop',
      phase,
      ...(await readStatus(shop)),
      export: await readProgress(shop, url),
    } as const

    return { result: status, sentence: describe(status) }
  },
})

type Status = Awaited<ReturnType<typeof readStatus>> & {
  phase: keyof typeof PHASES
  export: Awaited<ReturnType<typeof readProgress>>
}

function describe({ phase, rehearsal, tables, export: exported }: Status) {
  if (!rehearsal) return 'The old shop is empty: npm run migration -- rehearse fills it.'
  const rows = Object.entries(tables).map(([table, count]) => `    ${table.padEnd(16)} ${String(count).padStart(12)}`)

  return [
    `Toko Lama, made with seed ${rehearsal.seed} and ${rehearsal.orders} orders; ${PHASES[phase]}:`,
    ...rows,
    `  ${exported.migration ? describeExport(exported) : 'Nothing is exported yet.'}`,
  ].join('\n')
}

function describeExport({ chunks, chunksDone, bulkRows, bundles, changedRows, behind, slot }: Status['export']) {
  if (bundles === 0) return `Bulk: ${chunksDone} of ${chunks} chunks; npm run migration -- export goes on.`
  const log = slot === 'lost' ? 'the log is lost' : `${Math.ceil((behind ?? 0) / 1024)} kB of the log wait`

  return `Bulk: ${bulkRows} rows. Changes: ${changedRows} rows in ${bundles - 1} bundles; ${log}.`
}
