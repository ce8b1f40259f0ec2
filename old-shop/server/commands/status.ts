import { migrate } from '@/db/migrate'
import { getEnvironment } from '../environment'
import { readProgress } from '../export/read-progress'
import { readStatus } from '../rehearsal/read-status'
import { runCommand } from './command'

/** `npm run migration -- status`: what lies in the old shop, and how much of it has been written for Pasar. */
await runCommand({
  name: 'npm run migration -- status',
  options: [],
  run: async ({ shop }) => {
    const { TOKO_LAMA_DATABASE_URL: url } = getEnvironment()
    await migrate(url)
    const status = { side: 'old-shop', ...(await readStatus(shop)), export: await readProgress(shop, url) }

    return { result: status, sentence: describe(status) }
  },
})

type Status = Awaited<ReturnType<typeof readStatus>> & { export: Awaited<ReturnType<typeof readProgress>> }

function describe({ rehearsal, tables, export: exported }: Status) {
  if (!rehearsal) return 'The old shop is empty: npm run migration -- rehearse fills it.'
  const rows = Object.entries(tables).map(([table, count]) => `    ${table.padEnd(16)} ${String(count).padStart(12)}`)

  return [
    `Toko Lama, made with seed ${rehearsal.seed} and ${rehearsal.orders} orders:`,
    ...rows,
    `  ${exported.migration ? describeExport(exported) : 'Nothing is exported yet.'}`,
  ].join('\n')
}

function describeExport({ chunks, chunksDone, bulkRows, bundles, changedRows, behind, slot }: Status['export']) {
  if (bundles === 0) return `Bulk: ${chunksDone} of ${chunks} chunks; npm run migration -- export goes on.`
  const log = slot === 'lost' ? 'the log is lost' : `${Math.ceil((behind ?? 0) / 1024)} kB of the log wait`

  return `Bulk: ${bulkRows} rows. Changes: ${changedRows} rows in ${bundles - 1} bundles; ${log}.`
}
