import type { RunningSystems } from '../dev/start-systems'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { aboutThisRun } from './checkout/about'
import { costOfAStatement, countEvents, resumeAuditLog, stopAuditLog } from './checkout/audit-log'
import { type BenchContext, openBench } from './checkout/context'
import { inDurableWorld } from './checkout/durable-world'
import { percentile, type Round, runRound } from './checkout/round'
import { PLENTY, setStock } from './checkout/stock'

const ROUND = { buyers: 8, orders: 240 }
const WARM_UP = { buyers: 8, orders: 240 }

/**
 * `npm run bench:audit [-- PAIRS]`: the cost of the audit log for a checkout, measured with and
 * without it in turn on one machine.
 */
export default async function benchAudit([pairs = '8']: string[]) {
  return inDurableWorld((running) => compare(running, Number(pairs)))
}

async function compare(running: RunningSystems, count: number) {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })
  await step('Warming up', () => buy(bench, WARM_UP))

  const pairs: { written: Round; stopped: Round; events: number }[] = []
  for (let pair = 1; pair <= count; pair++)
    pairs.push(await step(`Pair ${pair} of ${count}`, () => runPair(bench, { stoppedFirst: pair % 2 === 0 })))

  await stopAuditLog(bench)
  const statement = await step('What a statement costs', () => costOfAStatement(bench))
  await resumeAuditLog(bench)
  for (const line of await aboutThisRun(bench)) printLine(dim(`  ${line}`))
  print({ pairs, statement })
}

const buy = (bench: BenchContext, size: { buyers: number; orders: number }) =>
  runRound({ bench, items: bench.items, ...size })

/** The order alternates between pairs, so that a machine that slows down favours neither. */
async function runPair(bench: BenchContext, { stoppedFirst }: { stoppedFirst: boolean }) {
  const stop = async () => {
    await stopAuditLog(bench)
    return buy(bench, ROUND)
  }
  const write = async () => {
    await resumeAuditLog(bench)
    const before = await countEvents(bench)
    const written = await buy(bench, ROUND)
    return { written, events: ((await countEvents(bench)) - before) / ROUND.orders }
  }
  if (stoppedFirst) return { stopped: await stop(), ...(await write()) }

  return { ...(await write()), stopped: await stop() }
}

type Pair = { written: Round; stopped: Round }
type Compared = { pairs: (Pair & { events: number })[]; statement: number }

const own = ({ cpu }: Round) => cpu.web + cpu.worker + cpu.database
const beside = ({ cpu }: Round) => cpu.kasir + cpu.kasirDatabase
/**
 * Kasir's work is equal in both rounds, so its difference is the machine's noise and is divided
 * out.
 */
const more = ({ written, stopped }: Pair) => own(written) / own(stopped) / (beside(written) / beside(stopped)) - 1
const median = (values: number[]) => percentile(values, 0.5)
const percent = (part: number) => `${(part * 100).toFixed(1)} %`

function print({ pairs, statement }: Compared) {
  printLine(`\n  The whole checkout, ${ROUND.buyers} buyers at a time, Pasar's audit log written or stopped`)
  console.table(
    pairs.map(({ written, stopped }) => ({
      'orders/s written': written.perSecond.toFixed(1),
      stopped: stopped.perSecond.toFixed(1),
      'CPU ms an order (Pasar and its database) written': own(written).toFixed(2),
      'stopped ': own(stopped).toFixed(2),
      'CPU more, by Kasir’s measure': percent(more({ written, stopped })),
    })),
  )
  const events = median(pairs.map(({ events }) => events))
  const sending = (events * statement) / (median(pairs.map(({ stopped }) => own(stopped))) - events * statement)
  const keeping = median(pairs.map(more))
  const slower = median(pairs.map(({ written, stopped }) => 1 - written.perSecond / stopped.perSecond))
  printLine(`  ${events.toFixed(1)} events an order; ${statement.toFixed(3)} ms of CPU to send one and write nothing`)
  printLine(
    `  The audit log adds ${percent(keeping + sending)} CPU an order: ${percent(keeping)} to keep and show it (median pair), ${percent(sending)} to send it`,
  )
  printLine(`  It takes ${percent(slower)} of the orders a second (median pair)`)
}
