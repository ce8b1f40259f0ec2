import { dim, printLine, step } from '../../dev/terminal/progress.mjs'
import { countWhile, ORDERS_COUNTED, printStatements, type Statements } from '../checkout/statements'
import { median } from '../harness/figures'
import { alternate, isQuiet, MOST_NEIGHBOURS } from './alternate'
import type { Contestant } from './contestant'
import { type Phase, runPhase } from './run-phase'

export type Comparison = { phases: Phase[]; medians: Median[]; statements: Record<string, Statements> }

/**
 * Median of the quiet phases of one contestant and number of buyers; of all phases if none was
 * quiet.
 */
export type Median = Omit<Phase, 'neighbours' | 'orders' | 'failures'> & { quiet: number; disturbed: number }

export type Effort = { sizes: number[]; rounds: number; seconds: number }

/** Measures all contestants in turn, and counts each database's work for an order. */
export async function compare(contestants: Contestant[], effort: Effort): Promise<Comparison> {
  await warmUp(contestants, effort.seconds)
  const phases = await alternate({ contestants, ...effort })
  const statements = await step('Counting statements', () => countStatements(contestants))

  return { phases, medians: toMedians(phases), statements }
}

/** Warms compilers and pools; not measured. */
export async function warmUp(contestants: Contestant[], seconds: number) {
  for (const contestant of contestants)
    await step(`Warming up ${contestant.name}`, () => runPhase({ contestant, buyers: 8, seconds, ours: [] }))
}

/** Counts each database's work for the orders of one buyer, including its polls of that time. */
export function countStatements(contestants: Contestant[]) {
  const databases: Record<string, string> = Object.assign({}, ...contestants.map((contestant) => contestant.databases))

  return countWhile(databases, async () => {
    for (const { buy, finish } of contestants) {
      for (let order = 0; order < ORDERS_COUNTED; order++) await buy({ buyer: 0, order })
      await finish()
    }
  })
}

function toMedians(phases: Phase[]): Median[] {
  const nameOf = ({ contestant, buyers }: Phase) => `${contestant} ${buyers}`

  return [...new Set(phases.map(nameOf))].flatMap((name) => {
    const group = phases.filter((phase) => nameOf(phase) === name)
    const quiet = group.filter(isQuiet)
    const measurable = quiet.length > 0 ? quiet : group
    const [first] = group
    if (!first) return []
    const middle = (figure: (phase: Phase) => number) => median(measurable.map(figure))
    const { contestant, buyers, cpu } = first

    return {
      contestant,
      buyers,
      quiet: quiet.length,
      disturbed: group.length - quiet.length,
      perSecond: middle(({ perSecond }) => perSecond),
      p50: middle(({ p50 }) => p50),
      p95: middle(({ p95 }) => p95),
      cpu: Object.fromEntries(Object.keys(cpu).map((part) => [part, middle((phase) => phase.cpu[part] ?? 0)])),
    }
  })
}

/**
 * Prints a table for each number of buyers: the ratios to the first contestant, and their parts.
 */
export function printComparison({ phases, medians, statements }: Comparison) {
  const [reference] = medians
  if (!reference) return
  for (const buyers of new Set(medians.map(({ buyers }) => buyers))) {
    const ofSize = medians.filter((median) => median.buyers === buyers)
    const base = ofSize.find(({ contestant }) => contestant === reference.contestant) ?? reference
    printLine(`\n  ${buyers} ${buyers === 1 ? 'buyer' : 'buyers'} at a time`)
    console.table(Object.fromEntries(ofSize.map((median) => [median.contestant, toRow(median, base)])))
    printLine('  CPU an order, by part, in milliseconds')
    for (const { contestant, cpu } of ofSize) printLine(dim(`  ${contestant}: ${formatParts(cpu)}`))
  }
  const disturbed = medians.reduce((sum, median) => sum + median.disturbed, 0)
  printLine(`\n  Phases in which others used more than ${MOST_NEIGHBOURS * 100} % of the machine: ${disturbed}`)
  for (const { contestant, buyers } of medians.filter(({ quiet }) => quiet === 0))
    printLine(`  ${contestant}, ${buyers} at a time: no phase was quiet, so the figures are of disturbed ones.`)
  for (const { contestant, buyers, failures } of phases.filter(({ failures }) => failures.length > 0))
    printLine(`  ${contestant}, ${buyers} at a time: ${failures.length} orders FAILED, first: ${failures[0]}`)
  printStatements(statements, { texts: false })
}

function toRow(median: Median, base: Median) {
  const [own, theirs] = [totalCpu(median), totalCpu(base)]

  return {
    [`× orders/s of ${base.contestant}`]:
      base.perSecond > 0 ? (median.perSecond / base.perSecond).toFixed(2) : 'none in time',
    'orders/s': median.perSecond.toFixed(1),
    'p50 ms': Math.round(median.p50),
    'p95 ms': Math.round(median.p95),
    'CPU ms an order': own.toFixed(1),
    [`of ${base.contestant}'s CPU`]: (own / theirs).toFixed(2),
    'quiet phases': median.quiet,
    'thrown away': median.disturbed,
  }
}

/** CPU of the shop, without the buyers' share, which is the same for all. */
const totalCpu = ({ cpu }: Median) =>
  Object.entries(cpu).reduce((sum, [part, used]) => sum + (part === 'load' ? 0 : used), 0)

const formatParts = (cpu: Record<string, number>) =>
  Object.entries(cpu)
    .map(([part, used]) => `${part === 'load' ? 'the buyers' : part} ${used.toFixed(1)}`)
    .join(', ')
