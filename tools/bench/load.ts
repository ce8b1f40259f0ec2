import type { RunningSystems } from '../dev/start-systems'
import { printLine, step } from '../dev/terminal/progress.mjs'
import type { BenchContext } from './checkout/context'
import { aboutShop, checkBooks, describeBooks } from './checkout/money'
import { inShop } from './checkout/world'
import { bench, toNumbers } from './harness/bench'
import { measureCapacity } from './load/capacity'
import { measureDatabases, whyNoDatabases } from './load/databases'
import { printDatabases, printProcesses, printSale } from './load/report'
import { runSaleDay } from './load/sale-day'
import { startWebProcesses } from './load/web-processes'

const PARTS = ['processes', 'sale', 'databases'] as const

/**
 * `npm run bench:load`: orders a second and p95 with 1, 2 and 4 web processes of Pasar, a sale day
 * with and without its waiting room, and the same with PgBouncer and a synchronous standby on and
 * off. `--only processes,sale,databases`, `--processes 1,2,4` and `--seconds 20` set the effort,
 * `--rounds 1` how often each database is measured, `--database URL` another place for Pasar's
 * rows. On few cores only the shape is meaningful, not the height: each figure names what was
 * saturated.
 */
export default bench({
  name: 'load',
  options: { only: PARTS.join(','), processes: '1,2,4', seconds: 20, rounds: 1, database: '' },
  measure: async ({ only, processes, seconds, rounds, database }) => {
    const parts = only.split(',')
    const unknown = parts.filter((part) => !PARTS.some((name) => name === part))
    if (unknown.length > 0)
      throw new Error(`There is no part "${unknown.join('", "')}"; there are ${PARTS.join(', ')}.`)

    const shop = parts.some((part) => part !== 'databases')
      ? await inShop(
          (shop, running) => measureShop(shop, running, { parts, counts: toNumbers(processes), seconds }),
          database ? { PASAR_DATABASE_URL: database } : {},
        )
      : undefined
    const noDatabases = parts.includes('databases') ? await whyNoDatabases() : 'not asked for'
    const databases = noDatabases ?? (await measureDatabases({ seconds, rounds }))

    return {
      ...shop,
      databases,
      print: () => {
        shop?.print()
        if (typeof databases === 'string') printLine(`\n  PgBouncer and a standby: ${databases}`)
        else printDatabases(databases)
      },
    }
  },
})

type Measure = { parts: string[]; counts: number[]; seconds: number }

async function measureShop(shop: BenchContext, running: RunningSystems, { parts, counts, seconds }: Measure) {
  const processes: Parameters<typeof printProcesses>[0] = []
  for (const count of parts.includes('processes') ? counts : [1]) {
    const web = await startWebProcesses(running, count)
    const on = { bench: web.within(shop), origins: web.origins, seconds }
    processes.push({ count, ...(await step(`Buying at ${count} web processes`, () => measureCapacity(on))) })
    await web.stop()
  }
  const capacity = processes.find(({ count }) => count === 1)?.capacity.ordersPerSecond ?? 0
  const sale = parts.includes('sale')
    ? await runSaleDay({ bench: shop, origins: [shop.pasar.origin], capacity, seconds })
    : undefined
  const books = await checkBooks(shop)

  return {
    about: await aboutShop(shop),
    processes,
    sale,
    books,
    print: () => {
      printProcesses(processes)
      if (sale) printSale(sale)
      printLine(`\n  Ledger: ${describeBooks(books)}`)
    },
  }
}
