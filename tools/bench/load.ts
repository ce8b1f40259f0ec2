import { writeFile } from 'node:fs/promises'
import type { RunningSystems } from '../dev/start-systems'
import type { Settings } from '../dev/systems/settings'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { aboutThisRun } from './checkout/about'
import { openBench } from './checkout/context'
import { inDurableWorld } from './checkout/durable-world'
import { checkBooks } from './checkout/money'
import { sayBooks } from './checkout/report'
import { PLENTY, setStock } from './checkout/stock'
import { measureCapacity } from './load/capacity'
import { measureDatabases, whyNoDatabases } from './load/databases'
import { measurePages } from './load/measure-pages'
import { printDatabases, printProcesses, printSale, printWaitingPages } from './load/report'
import { runSaleDay } from './load/sale-day'
import { startWebProcesses } from './load/web-processes'

const OPTIONS = {
  only: 'value',
  processes: 'value',
  seconds: 'value',
  rounds: 'value',
  database: 'value',
  json: 'value',
} as const

const PARTS = ['processes', 'sale', 'room', 'databases'] as const

/**
 * `npm run bench:load`: orders a second and p95 with 1, 2 and 4 web processes of Pasar, a sale day
 * with and without its waiting room, the room's speed, and the same with PgBouncer and a
 * synchronous standby on and off.
 * `--only processes,sale,room,databases`, `--processes 1,2,4` and `--seconds 20` set the effort,
 * `--rounds 1` how often each database is measured, `--database URL` another place for Pasar's
 * rows; `--json FILE` saves the result. On few cores only the shape is meaningful, not the height:
 * each figure names what was saturated.
 */
export default async function benchScale(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run bench:load --', options: OPTIONS })
  const parts = values.only?.split(',') ?? [...PARTS]
  const unknown = parts.filter((part) => !PARTS.some((known) => known === part))
  if (unknown.length > 0) throw new Error(`There is no part "${unknown.join('", "')}"; there are ${PARTS.join(', ')}.`)
  const counts = (values.processes ?? '1,2,4').split(',').map(Number)
  const seconds = Number(values.seconds ?? 20)
  const settings: Settings = values.database ? { PASAR_DATABASE_URL: values.database } : {}

  const shop = parts.some((part) => part !== 'databases')
    ? await measureShop({ parts, counts, seconds, settings })
    : undefined
  const noDatabases = parts.includes('databases') ? await whyNoDatabases() : 'not asked for'
  const databases = noDatabases ?? (await measureDatabases({ seconds, rounds: Number(values.rounds ?? 1) }))

  if (shop) printShop(shop)
  if (typeof databases === 'string') printLine(`\n  PgBouncer and a standby: ${databases}`)
  else printDatabases(databases)
  if (values.json) await writeFile(values.json, `${JSON.stringify({ ...shop, databases }, null, 2)}\n`)
}

type Measure = { parts: string[]; counts: number[]; seconds: number; settings: Settings }

type Shop = Awaited<ReturnType<typeof findOut>>

async function measureShop({ settings, ...measure }: Measure) {
  let found: Shop | undefined
  await inDurableWorld(async (running) => {
    found = await findOut(running, measure)
  }, settings)

  return found
}

async function findOut(running: RunningSystems, { parts, counts, seconds }: Omit<Measure, 'settings'>) {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })
  const processes = []
  for (const count of parts.includes('processes') ? counts : [1]) {
    const web = await startWebProcesses(running, count)
    const on = { bench: web.within(bench), origins: web.origins, seconds }
    processes.push({ count, ...(await step(`Buying at ${count} web processes`, () => measureCapacity(on))) })
    await web.stop()
  }
  const alone = { bench, origins: [bench.pasar.origin] }
  const capacity = processes.find(({ count }) => count === 1)?.capacity.ordersPerSecond ?? 0
  const sale = parts.includes('sale') ? await runSaleDay({ ...alone, capacity, seconds }) : undefined
  const room = parts.includes('room') ? await step('Asking the waiting room', () => measurePages(alone)) : undefined

  return { about: await aboutThisRun(bench), processes, sale, room, books: await checkBooks(bench) }
}

function printShop({ about, processes, sale, room, books }: Shop) {
  for (const line of about) printLine(dim(`  ${line}`))
  printProcesses(processes)
  if (sale) printSale(sale)
  if (room) printWaitingPages(room)
  printLine(`\n  Ledger: ${sayBooks(books)}`)
}
