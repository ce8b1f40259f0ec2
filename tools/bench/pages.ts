import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { type BrowserContext, chromium } from 'playwright-core'
import { openDatabase } from '../dev/postgres/open-database'
import { walkToReceipt } from '../dev/readme/walk-to-receipt'
import { type RunningSystems, startSystems } from '../dev/start-systems'
import { ensureChromium } from '../dev/systems/chromium'
import { freePort } from '../dev/systems/ports'
import { isolatedProfile } from '../dev/systems/profile'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { measurePage, THROTTLE } from './measure-page'
import { runLighthouse } from './run-lighthouse'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'id-ID' }

/** `npm run bench:pages [--lighthouse] [--json FILE]`: weight and speed of the main pages. */
export default async function benchPages(args: string[]) {
  const { values } = readArguments(args, {
    name: 'npm run bench:pages',
    options: { lighthouse: 'flag', json: 'value' },
  })
  const way = values.lighthouse ? byLighthouse : byOurselves
  const stop = onStopSignal()
  const running = await startSystems(await isolatedProfile('bench'), stop.signal)
  const port = await freePort()
  const context = await chromium.launchPersistentContext('', {
    ...PHONE,
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
  })
  try {
    const pages = await measureAll({ context, port, running, ...way })
    const about = [...(await aboutThisRun(context, running)), way.about]
    for (const line of about) printLine(dim(`  ${line}`))
    printLine()
    print(pages)
    if (values.json) await writeFile(values.json, `${JSON.stringify({ about, pages }, null, 2)}\n`)
  } finally {
    await context.close()
    await running.stop()
  }
}

type Figures = Record<string, number>
type Visit = { url: string; context: BrowserContext; port: number }
type Way = { runs: number; about: string; measure: (visit: Visit) => Promise<Figures> }

const byOurselves: Way = {
  runs: 5,
  about: `throttle: CPU ${THROTTLE.cpu} ×, ${THROTTLE.latency} ms, ${THROTTLE.kilobitsDown / 1000} Mbps; medians of 5, empty cache, bytes as transferred`,
  measure: ({ context, url }) => measurePage(context, url),
}

const byLighthouse: Way = {
  runs: 3,
  about: 'Lighthouse 12.2.3, mobile preset; medians of 3, bytes as transferred',
  measure: ({ url, port }) => runLighthouse(url, port),
}

type Measure = Way & { context: BrowserContext; port: number; running: RunningSystems }

async function measureAll({ context, port, running: { environments }, runs, measure }: Measure) {
  const page = await context.newPage()
  const stops = await step('Walking from the feed to a receipt', () => walkToReceipt(page, environments))
  await page.close()
  const stage = `${environments.walkthrough.WALKTHROUGH_ORIGIN}/`

  const measured: Record<string, Figures> = {}
  for (const [name, url] of Object.entries({ ...stops, stage }))
    measured[name] = await step(`Measuring ${name}`, async () => {
      const all: Figures[] = []
      for (let run = 0; run < runs; run++) all.push(await measure({ url, context, port }))
      return medians(all)
    })

  return measured
}

function medians(runs: Figures[]): Figures {
  const median = (figure: string) => {
    const sorted = runs.map((run) => run[figure] ?? 0).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }

  return Object.fromEntries(Object.keys(runs[0] ?? {}).map((figure) => [figure, median(figure)]))
}

async function aboutThisRun(context: BrowserContext, { environments }: RunningSystems) {
  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    `Node ${process.versions.node}, Chromium ${context.browser()?.version()}, phone 390 × 844`,
    `data: ${await rowsOf(environments.ramai.RAMAI_DATABASE_URL, 'Ramai')}; ${await rowsOf(environments.pasar.PASAR_DATABASE_URL, 'Pasar')}`,
  ]
}

async function rowsOf(url = '', title: string) {
  // `analyze` prints a warning for each system table.
  const sql = openDatabase(url)
  await sql`analyze`
  const [size] = await sql`
    select count(*) as tables, sum(greatest(reltuples, 0))::int as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  await sql.end()

  return `${title} ${size?.tables} tables, ${size?.rows} rows`
}

function print(pages: Record<string, Figures>) {
  const inWords = (figure: string, value: number) => {
    if (figure.toLowerCase().endsWith('bytes')) return `${(value / 1000).toFixed(1)} kB`
    if (figure === 'cls') return value.toFixed(3)

    return figure === 'lcp' || figure === 'tbt' ? `${(value / 1000).toFixed(2)} s` : String(value)
  }
  const row = (figures: Figures) =>
    Object.fromEntries(Object.entries(figures).map(([figure, value]) => [figure, inWords(figure, value)]))
  console.table(Object.fromEntries(Object.entries(pages).map(([name, figures]) => [name, row(figures)])))
}
