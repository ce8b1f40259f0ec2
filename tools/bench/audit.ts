import { printLine, step } from '../dev/terminal/progress.mjs'
import { costOfAStatement, countEvents, resumeAuditLog, stopAuditLog } from './checkout/audit-log'
import type { BenchContext } from './checkout/context'
import { aboutShop } from './checkout/money'
import { inShop } from './checkout/world'
import { bench } from './harness/bench'
import { median } from './harness/figures'
import { warmUp } from './peers/compare'
import { pasarWithKasir } from './peers/ours'
import { type Phase, runPhase } from './peers/run-phase'

const BUYERS = 8

/**
 * `npm run bench:audit [-- --pairs 8 --seconds 8]`: the cost of the audit log for a checkout,
 * measured with and without it in turn on one machine.
 */
export default bench({
  name: 'audit',
  options: { pairs: 8, seconds: 8 },
  measure: ({ pairs: count, seconds }) =>
    inShop(async (shop) => {
      await warmUp([pasarWithKasir(shop)], seconds)
      const pairs: Pair[] = []
      for (let pair = 1; pair <= count; pair++)
        pairs.push(
          await step(`Pair ${pair} of ${count}`, () => runPair(shop, { seconds, stoppedFirst: pair % 2 === 0 })),
        )

      await stopAuditLog(shop)
      const statement = await step('What a statement costs', () => costOfAStatement(shop))
      await resumeAuditLog(shop)

      return { about: await aboutShop(shop), pairs, statement, print: () => print(pairs, statement) }
    }),
})

/** `events` are those of an order. */
type Pair = { withLog: Phase; withoutLog: Phase; events: number }

/** The order alternates between pairs, so that a machine that slows down favours neither. */
async function runPair(
  shop: BenchContext,
  { seconds, stoppedFirst }: { seconds: number; stoppedFirst: boolean },
): Promise<Pair> {
  const buy = () => runPhase({ contestant: pasarWithKasir(shop), buyers: BUYERS, seconds, ours: [] })
  const stop = async () => {
    await stopAuditLog(shop)
    return buy()
  }
  const write = async () => {
    await resumeAuditLog(shop)
    const before = await countEvents(shop)
    const withLog = await buy()
    return { withLog, events: ((await countEvents(shop)) - before) / withLog.orders }
  }
  if (stoppedFirst) return { withoutLog: await stop(), ...(await write()) }

  return { ...(await write()), withoutLog: await stop() }
}

const cpuOf = ({ cpu }: Phase, system: string) => (cpu[system] ?? 0) + (cpu[`${system}'s database`] ?? 0)
const own = (phase: Phase) => cpuOf(phase, 'Pasar')
const beside = (phase: Phase) => cpuOf(phase, 'Kasir')
/**
 * Kasir's work is equal in both rounds, so its difference is the machine's noise and is divided
 * out.
 */
const more = ({ withLog, withoutLog }: Pair) =>
  own(withLog) / own(withoutLog) / (beside(withLog) / beside(withoutLog)) - 1
const percent = (part: number) => `${(part * 100).toFixed(1)} %`

function print(pairs: Pair[], statement: number) {
  printLine(`\n  The whole checkout, ${BUYERS} buyers at a time, Pasar's audit log written or stopped`)
  console.table(
    pairs.map((pair) => ({
      'orders/s written': pair.withLog.perSecond.toFixed(1),
      stopped: pair.withoutLog.perSecond.toFixed(1),
      'CPU ms an order (Pasar and its database) written': own(pair.withLog).toFixed(2),
      'stopped ': own(pair.withoutLog).toFixed(2),
      'CPU more, by Kasir’s measure': percent(more(pair)),
    })),
  )
  const events = median(pairs.map(({ events }) => events))
  const sending = (events * statement) / (median(pairs.map(({ withoutLog }) => own(withoutLog))) - events * statement)
  const keeping = median(pairs.map(more))
  const slower = median(pairs.map(({ withLog, withoutLog }) => 1 - withLog.perSecond / withoutLog.perSecond))
  printLine(`  ${events.toFixed(1)} events an order; ${statement.toFixed(3)} ms of CPU to send one and write nothing`)
  printLine(
    `  The audit log adds ${percent(keeping + sending)} CPU an order: ${percent(keeping)} to keep and show it (median pair), ${percent(sending)} to send it`,
  )
  printLine(`  It takes ${percent(slower)} of the orders a second (median pair)`)
}
