import { writeFile } from 'node:fs/promises'
import { withDatabase } from '../dev/postgres/open-database'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { readsBetween, readTableReads, type TableReads } from '../gate/large-history/table-reads'
import { aboutThisRun } from './checkout/about'
import { ORDERS_COUNTED, type Statements } from './checkout/statements'
import { explainStatements, type Plan, scannedBy } from './large-history/explain-statements'
import { fillShop, openShopIn, readModel, type Shop } from './large-history/open-history'
import { compare, printComparison } from './peers/compare'
import { pasarWithKasir } from './peers/ours'

const OPTIONS = {
  few: 'value',
  many: 'value',
  rounds: 'value',
  seconds: 'value',
  sizes: 'value',
  json: 'value',
} as const

/**
 * `npm run bench:large-history [-- --few 1000 --many 1000000]`: the cost of an order among few and among
 * many others, in turn, with the rows read of each table and the plan of each statement. Filling a
 * million takes minutes.
 */
export default async function benchHistory(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run bench:large-history --', options: OPTIONS })
  const [few, many] = [Number(values.few ?? 1_000), Number(values.many ?? 1_000_000)]
  const effort = {
    sizes: (values.sizes ?? '8').split(',').map(Number),
    rounds: Number(values.rounds ?? 3),
    seconds: Number(values.seconds ?? 10),
  }
  const stop = onStopSignal()
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason))
  })
  const open: Shop[] = []
  try {
    const findings = await Promise.race([stopped, compareHistories(open, { few, many, effort }, stop.signal)])
    if (values.json) await writeFile(values.json, `${JSON.stringify(findings, null, 2)}\n`)
  } finally {
    for (const { close } of open) await close()
  }
}

/** Adds each opened shop to `open`, so that the caller can close it. */
async function compareHistories(open: Shop[], sizes: Measure, signal: AbortSignal) {
  open.push(await openShopIn('bench', signal))
  const model = await step('Buying the order that is copied', () => readModel(shopAt(open, 0).bench))
  open[0] = await fillShop(shopAt(open, 0), { model, orders: sizes.few })
  open.push(await openShopIn('bench-history', signal))
  open[1] = await fillShop(shopAt(open, 1), { model, orders: sizes.many })

  return measure(shopAt(open, 0), shopAt(open, 1), sizes)
}

function shopAt(open: Shop[], index: number): Shop {
  const shop = open[index]
  if (!shop) throw new Error('This shop is not open.')

  return shop
}

type Measure = { few: number; many: number; effort: { sizes: number[]; rounds: number; seconds: number } }

async function measure(small: Shop, large: Shop, { few, many, effort }: Measure) {
  const contestants = [
    { ...pasarWithKasir(small.bench), ...named(`among ${few}`, small) },
    { ...pasarWithKasir(large.bench), ...named(`among ${many}`, large) },
  ]
  const before = await readsOf(large)
  const comparison = await compare(contestants, effort)
  const after = await readsOf(large)
  const bought =
    comparison.phases
      .filter(({ contestant }) => contestant === `among ${many}`)
      .reduce((sum, { orders }) => sum + orders, 0) + ORDERS_COUNTED
  const reads = {
    Pasar: perOrder(readsBetween(before.pasar, after.pasar), bought),
    Kasir: perOrder(readsBetween(before.kasir, after.kasir), bought),
  }
  const plans = {
    Pasar: await plansOf(large.bench.pasar.databaseUrl, comparison.statements[`Pasar among ${many}`]),
    Kasir: await plansOf(large.bench.kasir.databaseUrl, comparison.statements[`Kasir among ${many}`]),
  }
  const about = await aboutThisRun(large.bench)

  for (const line of about) printLine(dim(`  ${line}`))
  printComparison(comparison)
  for (const [system, rows] of Object.entries(reads)) {
    printLine(`\n  ${system} among ${many}: whole tables scanned, rows read and kept, an order`)
    console.table(Object.fromEntries(rows.map(({ table, ...row }) => [table, row])))
  }
  printPlans('Pasar', plans.Pasar, reads.Pasar)
  printPlans('Kasir', plans.Kasir, reads.Kasir)

  return { about, ...comparison, reads, plans }
}

/** Labels the databases by shop. */
const named = (name: string, { bench }: Shop) => ({
  name,
  databases: { [`Pasar ${name}`]: bench.pasar.databaseUrl, [`Kasir ${name}`]: bench.kasir.databaseUrl },
})

const readsOf = async ({ bench }: Shop) => ({
  pasar: await withDatabase(bench.pasar.databaseUrl, readTableReads),
  kasir: await withDatabase(bench.kasir.databaseUrl, readTableReads),
})

const perOrder = (reads: TableReads[], orders: number) =>
  reads.map(({ table, sequentialScans, read, kept }) => ({
    table,
    scans: Number((sequentialScans / orders).toFixed(2)),
    read: Number((read / orders).toFixed(1)),
    kept: Number((kept / orders).toFixed(2)),
  }))

const plansOf = (databaseUrl: string, counted: Statements | undefined): Promise<Plan[]> =>
  withDatabase(databaseUrl, (sql) =>
    explainStatements(
      sql,
      (counted?.texts ?? []).map(({ text }) => text),
    ),
  )

/**
 * A generic plan may scan a table where the actual plan, with known parameters, does not. So only
 * tables that were really scanned are printed.
 */
function printPlans(system: string, plans: Plan[], reads: ReturnType<typeof perOrder>) {
  const growing = new Set(reads.filter(({ scans, kept }) => scans > 0 && kept > 0).map(({ table }) => table))
  const scanning = plans.filter((plan) => scannedBy(plan).some((table) => growing.has(table)))
  printLine(
    `\n  ${system}: ${plans.length} statements explained; ${scanning.length} scan a table that grows and was scanned`,
  )
  for (const plan of scanning)
    printLine(dim(`  ${[...new Set(scannedBy(plan))].join(', ')}: ${plan.text.replaceAll(/\s+/g, ' ').slice(0, 160)}`))
}
