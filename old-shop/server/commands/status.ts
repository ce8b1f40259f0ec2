import { readStatus } from '../rehearsal/read-status'
import { runCommand } from './command'

/** `npm run migration -- status`: what lies in the old shop. */
await runCommand({
  name: 'npm run migration -- status',
  options: [],
  run: async ({ shop }) => {
    const status = await readStatus(shop)

    return { result: status, sentence: describe(status) }
  },
})

function describe({ rehearsal, tables }: Awaited<ReturnType<typeof readStatus>>) {
  if (!rehearsal) return 'The old shop is empty: npm run migration -- rehearse fills it.'
  const rows = Object.entries(tables).map(([table, count]) => `    ${table.padEnd(16)} ${String(count).padStart(12)}`)

  return [`Toko Lama, made with seed ${rehearsal.seed} and ${rehearsal.orders} orders:`, ...rows].join('\n')
}
