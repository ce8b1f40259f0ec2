import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../systems/settings'
import { root } from '../systems/systems'
import { dim, printLine, step } from '../terminal/progress.mjs'
import { readArguments } from '../terminal/read-arguments'
import { aboutThisRun } from './checkout/about'
import { openBench } from './checkout/context'
import { inDurableWorld } from './checkout/durable-world'
import { checkBooks } from './checkout/money'
import { sayBooks } from './checkout/report'
import { PLENTY, setStock } from './checkout/stock'
import { measureCapacity } from './scale/capacity'
import { measurePages, type WaitingPages } from './scale/measure-pages'
import { printProcesses, printSale, printWaitingPages } from './scale/report'
import { runSaleDay } from './scale/sale-day'
import { startWebProcesses } from './scale/web-processes'

const OPTIONS = { only: 'value', processes: 'value', seconds: 'value', database: 'value', json: 'value' } as const

const PARTS = ['processes', 'sale', 'room'] as const

/** What other suites of `npm run test:deploy` measured, where they ran on this machine. */
const ELSEWHERE = {
  cluster: 'a synchronous standby on and off, and how long each fault lasts: npm run test:deploy -- --only=cluster',
  pooling: 'PgBouncer on and off: npm run test:deploy -- --only=pooling',
} as const

/**
 * `npm run bench:scale`: orders a second and p95 with 1, 2 and 4 web processes of Pasar, a sale day with its waiting room and
 * without, and how fast that room answers. `--only processes,sale,room`, `--processes 1,2,4` and `--seconds 20` say how,
 * `--database URL` where Pasar's rows lie (behind PgBouncer, with a standby); `--json FILE` keeps it. On few cores the shape
 * counts, and not the height: each figure comes with what was full.
 */
export default async function benchScale(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run bench:scale --', options: OPTIONS })
  const parts = values.only?.split(',') ?? [...PARTS]
  const unknown = parts.filter((part) => !PARTS.some((known) => known === part))
  if (unknown.length > 0) throw new Error(`There is no part "${unknown.join('", "')}"; there are ${PARTS.join(', ')}.`)
  const counts = (values.processes ?? '1,2,4').split(',').map(Number)
  const seconds = Number(values.seconds ?? 20)
  const settings: Settings = values.database ? { PASAR_DATABASE_URL: values.database } : {}

  await inDurableWorld(async (running) => {
    const bench = await openBench(running)
    await setStock(bench, { available: PLENTY })
    const measured = []
    for (const count of parts.includes('processes') ? counts : [1]) {
      const web = await startWebProcesses(running, count)
      const on = { bench: web.within(bench), origins: web.origins, seconds }
      measured.push({ count, ...(await step(`Buying at ${count} web processes`, () => measureCapacity(on))) })
      await web.stop()
    }
    const alone = { bench, origins: [bench.pasar.origin] }
    const capacity = measured.find(({ count }) => count === 1)?.capacity.ordersPerSecond ?? 0
    const sale = parts.includes('sale') ? await runSaleDay({ ...alone, capacity, seconds }) : undefined
    const room: WaitingPages | undefined = parts.includes('room')
      ? await step('Asking the waiting room', () => measurePages(alone))
      : undefined
    const findings = {
      about: await aboutThisRun(bench),
      ...{ processes: measured, sale, room, books: await checkBooks(bench), elsewhere: await readElsewhere() },
    }

    for (const line of findings.about) printLine(dim(`  ${line}`))
    printProcesses(measured)
    if (sale) printSale(sale)
    if (room) printWaitingPages(room)
    printLine(`\n  Ledger: ${sayBooks(findings.books)}`)
    for (const [name, found] of Object.entries(findings.elsewhere)) printLine(`  ${name}: ${JSON.stringify(found)}`)
    if (values.json) await writeFile(values.json, `${JSON.stringify(findings, null, 2)}\n`)
  }, settings)
}

async function readElsewhere() {
  const read = async ([name, what]: [string, string]): Promise<[string, unknown]> => {
    const text = await readFile(join(root, '.local', `${name}.json`), 'utf8').catch(() => null)
    return [name, text === null ? `not measured: ${what}` : JSON.parse(text)]
  }

  return Object.fromEntries(await Promise.all(Object.entries(ELSEWHERE).map(read)))
}
