import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProgramName, Side } from '@jembatan/migration-bundle/steps'
import { equipSides, operate } from '../dev/migration/operate'
import { openKasir } from '../dev/migration/testing/kasir'
import { ensureFurtherDatabase, removeCluster, startCluster } from '../dev/postgres/cluster'
import { openDatabase } from '../dev/postgres/open-database'
import { freePort } from '../dev/systems/ports'
import { root } from '../dev/systems/systems'
import { printLine, step } from '../dev/terminal/progress.mjs'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { orStop } from './checkout/world'
import { bench, toNumbers } from './harness/bench'
import { spread } from './harness/figures'

const FOLDER = join(root, '.local', 'bench-migration')

/**
 * Targets: share of plain COPY's speed, share of the import's time, factor of memory with many
 * orders, and seconds without orders.
 */
const AIMS = { ofTheLimit: 1 / 2, ofTheLoad: 1 / 3, memory: 1.1, withoutOrders: 10 }

/**
 * `npm run bench:migration [-- --orders 5000000 --few 50000 --rates 10,100,500 --cut-over 20000]`:
 * the migration of an old shop.
 * Measures its speed beside plain COPY of the same rows with the same packing and encryption, each
 * process's peak memory with few and with many orders, the lag while the old shop goes on selling,
 * and the time without orders at a cut-over (`--cut-over 0`: none). The databases are durable: a
 * commit waits for the disk.
 */
export default bench({
  name: 'migration',
  options: { few: 50_000, orders: 500_000, rates: '10,100,500', seconds: 20, 'cut-over': 20_000 },
  measure: async ({ few, orders: many, rates: list, seconds, 'cut-over': cutOverOrders }) => {
    const rates = toNumbers(list)
    const { signal } = onStopSignal()
    try {
      const measurements: Measured[] = []
      for (const orders of new Set([few, many]))
        measurements.push(
          // The large size uses the last rate only; memory is compared at that rate.
          await orStop(signal, measureAmong({ orders, rates: orders === few ? rates : rates.slice(-1), seconds })),
        )
      const cutOvers: CutOver[] = []
      for (const rate of cutOverOrders > 0 ? rates : [])
        cutOvers.push(await orStop(signal, measureCutOver({ orders: cutOverOrders, rate })))

      return {
        aims: AIMS,
        measured: measurements,
        cutOvers,
        print: () => {
          printSpeed(measurements)
          printMemory(measurements)
          printLag(measurements)
          printCutOvers(cutOvers)
        },
      }
    } finally {
      await removeEverything()
    }
  },
})

type Measure = { orders: number; rates: number[]; seconds: number }
/** Printed by every program with `--json`. */
type Printed = { rows: number; seconds: number; memoryMegabytes: number }
type Behind = { rate: number; changed: number } & ReturnType<typeof spread>
type Measured = {
  orders: number
  rows: number
  /** Rows a second. */
  speed: Record<'export' | 'copyOut' | 'load' | 'judge' | 'import' | 'copyIn' | 'sum' | 'verify', number>
  seconds: Record<'load' | 'judge' | 'settle' | 'sum' | 'verify', number>
  memory: Partial<Record<ProgramName, number>>
  behind: Behind[]
}

/**
 * In databases of its own: measures the bulk in both directions, plain and real, and then the
 * changes.
 */
async function measureAmong({ orders, rates, seconds }: Measure): Promise<Measured> {
  const { urls, run, start, ask: askFor } = await openSides()
  const memory: Measured['memory'] = {}
  const ask = async <Answer extends object>(name: ProgramName, ...args: string[]) => {
    const printed = await askFor<Answer & Printed>(name, ...args)
    memory[name] = printed.memoryMegabytes
    return printed
  }
  const among = (what: string) => `${what} of ${orders} orders`

  await step('Making Pasar’s tables', () => run('pasar/show-bundles'))
  await step(among('Making the old shop'), () => ask('old-shop/rehearse', '--orders', String(orders)))
  const exported = await step(among('Export'), () => ask<{ bulkRows: number }>('old-shop/export'))
  const out = await step(among('Plain COPY out'), () => ask('old-shop/copy-out'))
  const imported = await step(among('Import'), () => ask<{ importSeconds: number }>('pasar/import-bundles'))
  const { load, judge } = await readLoad(urls.pasar)
  const into = await step(among('Plain COPY in'), () => ask('pasar/copy-in'))
  const summed = await step(among('Sums of the old shop'), () => ask('old-shop/checksum'))
  await run('pasar/import-bundles')
  const verified = await step(among('Verification'), () => ask<{ differences: [] }>('pasar/verify-bundles'))
  const behind: Behind[] = []
  for (const rate of rates) {
    const { memoryMegabytes, lag } = await step(among(`${rate} changes a second to an old shop`), () =>
      follow({ start, rate, seconds, ask }),
    )
    memory['old-shop/follow'] = memoryMegabytes
    if (lag) behind.push(lag)
    else printLine('    No change was written in that time: give it more --seconds.')
  }
  if (verified.differences.length > 0) throw new Error('What was measured is not the same on both sides.')

  const rows = exported.bulkRows
  const importSeconds = imported.seconds + imported.importSeconds

  return {
    orders,
    rows,
    memory,
    behind,
    speed: {
      export: rows / exported.seconds,
      copyOut: out.rows / out.seconds,
      load: rows / load,
      judge: rows / judge,
      import: rows / importSeconds,
      copyIn: into.rows / into.seconds,
      sum: summed.rows / summed.seconds,
      verify: verified.rows / verified.seconds,
    },
    seconds: { load, judge, settle: imported.importSeconds, sum: summed.seconds, verify: verified.seconds },
  }
}

/** Empty clusters as `npm start` creates them. */
async function openSides() {
  await removeEverything()
  const open = async (system: 'ramai' | 'pasar') =>
    startCluster({
      system,
      folder: clusterOf(system),
      port: await freePort(),
      certified: true,
      replicates: system === 'ramai',
    })
  const ramai = await open('ramai')
  const pasar = await open('pasar')
  const oldShop = await ensureFurtherDatabase({ folder: clusterOf('ramai'), url: ramai.url, name: 'toko_lama' })
  const urls: Record<Side, string> = { 'old-shop': oldShop, pasar: pasar.url }

  const settings = await equipSides(FOLDER)

  return { urls, settings, ...operate(urls, settings) }
}

const clusterOf = (system: string) => join(FOLDER, system, 'cluster')

async function removeEverything() {
  for (const system of ['ramai', 'pasar']) await removeCluster(clusterOf(system))
  await rm(FOLDER, { recursive: true, force: true })
}

/** Seconds of loading and re-reading the bulk, and of its validation. */
async function readLoad(url: string) {
  const sql = openDatabase(url)
  const [bulk] = await sql<{ load: number; judge: number }[]>`
    select extract(epoch from loaded_at - begun_at)::float as load, extract(epoch from validated_at - loaded_at)::float as judge
    from migration.bundles where sequence = 0`
  await sql.end()
  if (!bulk) throw new Error('The bulk was not loaded.')

  return bulk
}

type Follow = {
  rate: number
  seconds: number
  start: ReturnType<typeof operate>['start']
  ask: <Answer extends object>(name: ProgramName, ...args: string[]) => Promise<Answer>
}

/**
 * Measures the export of changes while the old shop goes on selling. Without a lag if nothing was
 * written in that time.
 */
async function follow({ rate, seconds, start, ask }: Follow): Promise<{ lag?: Behind; memoryMegabytes: number }> {
  const following = start('old-shop/follow', { args: ['--json'] })
  const traded = await ask<Record<string, number>>('old-shop/trade', '--rate', String(rate), '--for', String(seconds))
  following.kill('SIGTERM')
  const { stdout, stderr, exitCode } = await following
  if (exitCode !== 0) throw new Error(`follow printed: ${stderr}`)
  const { lags, memoryMegabytes } = lastLine(stdout) as Printed & { lags: number[] }
  if (lags.length === 0) return { memoryMegabytes }

  return { memoryMegabytes, lag: { rate, changed: changesOf(traded), ...spread(lags) } }
}

/** Seconds without orders, and the seconds elapsed at the end of each part. */
type CutOver = {
  rate: number
  orders: number
  changed: number
  withoutOrders: number
} & Record<Part, number>

/** Measures the cut-over of an old shop that sells until it is closed. */
async function measureCutOver({ orders, rate }: { orders: number; rate: number }): Promise<CutOver> {
  const { run, start, ask, settings } = await openSides()
  // Kasir runs with the old account's data: its reports decide whether the new shop opens.
  const kasir = await openKasir(FOLDER, 'https://shop.example/payment/finish')
  try {
    return await cutOverWith(kasir)
  } finally {
    await kasir.close()
  }

  async function cutOverWith({ load, serve, handOver }: typeof kasir) {
    const accountFolder = settings['old-shop'].TOKO_LAMA_ACCOUNT_FOLDER ?? ''
    await step(`Making an old shop of ${orders} orders`, async () => {
      await run('pasar/show-bundles')
      await run('old-shop/rehearse', '--orders', String(orders))
      await run('old-shop/account')
      await load(accountFolder)
      Object.assign(settings.pasar, await serve())
      await run('old-shop/export')
      await run('pasar/import-bundles')
    })

    return step(`Cut-over at ${rate} changes a second`, async () => {
      const stop = new AbortController()
      const halves = [
        start('old-shop/trade', { args: ['--json', '--rate', String(rate)] }),
        start('old-shop/cut-over', { args: ['--json'] }),
      ]
      const handing = handOver(accountFolder, stop.signal)
      const opened = await ask<Opened>('pasar/cut-over').catch((error) => {
        stop.abort()
        for (const half of halves) half.kill('SIGTERM')
        throw error
      })
      const [[traded]] = await Promise.all([Promise.all(halves), handing])

      return {
        rate,
        orders,
        changed: changesOf(lastLine(traded?.stdout)),
        withoutOrders: opened.secondsWithoutOrders,
        ...(Object.fromEntries(PARTS.map((part) => [part, (opened.times?.[part] ?? 0) / 1000])) as Record<
          Part,
          number
        >),
      }
    })
  }
}

const lastLine = (stdout: unknown) => JSON.parse(String(stdout).trim().split('\n').at(-1) ?? '')

/** Parts of a cut-over, under the names that it prints. */
const PARTS = ['staged', 'imported', 'verified', 'reconciled', 'opened'] as const
type Part = (typeof PARTS)[number]
type Opened = { secondsWithoutOrders: number; times?: Record<Part, number> }

const changesOf = ({ bought = 0, paid = 0, refunded = 0, edited = 0, deleted = 0 }: Record<string, number>) =>
  bought + paid + refunded + edited + deleted

const rounded = (rowsASecond: number) => Math.round(rowsASecond / 100) * 100

function printSpeed(measurements: Measured[]) {
  for (const { orders, rows, speed, seconds } of measurements) {
    const row = (rowsASecond: number, copy?: number) => ({
      'rows/s': rounded(rowsASecond),
      ...(copy && { 'of plain COPY': share(rowsASecond, copy) }),
    })
    printLine(`\n  ${orders} orders, ${rows} rows`)
    console.table({
      export: { ...row(speed.export, speed.copyOut), aim: AIMS.ofTheLimit },
      'load and read back': { ...row(speed.load, speed.copyIn), aim: AIMS.ofTheLimit },
      'indexes and rules': row(speed.judge),
      'import with all of it': row(speed.import, speed.copyIn),
      'sums of the old shop': row(speed.sum),
      verify: row(speed.verify),
      'plain COPY out': row(speed.copyOut),
      'plain COPY in': row(speed.copyIn),
    })
    const load = seconds.load + seconds.judge + seconds.settle
    printLine(
      `  sums of both sides took ${share(seconds.sum + seconds.verify, load)} of the import's ${load.toFixed(1)} s; aim: ${AIMS.ofTheLoad.toFixed(2)}`,
    )
  }
}

const share = (part: number, whole: number) => Number((part / whole).toFixed(2))

const NOT_MEASURED = 'not measured'

function printMemory(measurements: Measured[]) {
  const [few, many] = [measurements[0], measurements.at(-1)]
  if (!few || !many || few === many) return
  printLine(`\n  Most megabytes of each process; aim: ${AIMS.memory} times as many`)
  console.table(
    Object.fromEntries(
      Object.entries(few.memory).map(([name, held]) => {
        const more = many.memory[name as ProgramName]
        const times = more === undefined ? NOT_MEASURED : share(more, held)
        return [name, { [few.orders]: held, [many.orders]: more ?? NOT_MEASURED, times }]
      }),
    ),
  )
}

function printLag(measurements: Measured[]) {
  const lags = measurements.flatMap(({ orders, behind }) =>
    behind.map(({ rate, ...lag }) => [`${rate} a second, ${orders} orders`, lag] as const),
  )
  if (lags.length === 0) return
  printLine('\n  How far bundles lie behind the commit of their last change, in ms; aim: 1000')
  console.table(Object.fromEntries(lags))
}

function printCutOvers(cutOvers: CutOver[]) {
  if (cutOvers.length === 0) return
  printLine(`\n  Cut-over: seconds without orders, and how many of them were over when; aim: ${AIMS.withoutOrders}`)
  console.table(Object.fromEntries(cutOvers.map(({ rate, ...cutOver }) => [`${rate} a second`, cutOver])))
}
