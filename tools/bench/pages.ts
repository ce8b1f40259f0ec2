import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { type Browser, chromium } from '@playwright/test'
import { type RunningSystems, startSystems } from '../dev/start-systems'
import { openDatabase } from '../postgres/open-database'
import { type Stops, walkToPayment } from '../readme/walk-to-payment'
import { ensureChromium } from '../systems/chromium'
import { isolatedProfile } from '../systems/profile'
import { dim, printLine, step } from '../terminal/progress.mjs'
import { onStopSignal } from '../terminal/stop-signal'
import { measurePage, type PageFigures, THROTTLE } from './measure-page'

const RUNS = 5
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'id-ID' }

/** `npm run bench:pages [--json FILE]`: weight and speed of the pages that a buyer meets, medians of five. */
export default async function benchPages(args: string[]) {
  const stop = onStopSignal()
  const running = await startSystems(await isolatedProfile('bench'), stop.signal)
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    const about = await aboutThisRun(browser, running)
    const pages = await measureAll(browser, running)
    for (const line of about) printLine(dim(`  ${line}`))
    printLine()
    print(pages)
    const file = args[args.indexOf('--json') + 1]
    if (args.includes('--json') && file) await writeFile(file, `${JSON.stringify({ about, pages }, null, 2)}\n`)
  } finally {
    await browser.close()
    await running.stop()
  }
}

type Measured = Record<keyof Stops, PageFigures>

async function measureAll(browser: Browser, { environments }: RunningSystems): Promise<Measured> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  const stops = await step('Walking from the feed to the payment page', () => walkToPayment(page, environments))
  await page.close()

  const measure = (name: keyof Stops) =>
    step(`Measuring ${name}`, async () => {
      const runs: PageFigures[] = []
      for (let run = 0; run < RUNS; run++) runs.push(await measurePage(context, stops[name]))
      return medians(runs)
    })

  return {
    feed: await measure('feed'),
    product: await measure('product'),
    checkout: await measure('checkout'),
    payment: await measure('payment'),
  }
}

function medians(runs: PageFigures[]): PageFigures {
  const median = (figure: keyof PageFigures) => {
    const sorted = runs.map((run) => run[figure]).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }

  return {
    scriptBytes: median('scriptBytes'),
    styleBytes: median('styleBytes'),
    imageBytes: median('imageBytes'),
    htmlBytes: median('htmlBytes'),
    lcp: median('lcp'),
    cls: median('cls'),
    tbt: median('tbt'),
  }
}

async function aboutThisRun(browser: Browser, { environments }: RunningSystems) {
  const { kilobitsDown, latency, cpu } = THROTTLE

  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    `Node ${process.versions.node}, Chromium ${browser.version()}, phone 390 × 844`,
    `throttle: CPU ${cpu} ×, ${latency} ms, ${kilobitsDown / 1000} Mbps; medians of ${RUNS}, empty cache, bytes as transferred`,
    `data: ${await rowsOf(environments.ramai.RAMAI_DATABASE_URL, 'Ramai')}; ${await rowsOf(environments.pasar.PASAR_DATABASE_URL, 'Pasar')}`,
  ]
}

async function rowsOf(url = '', title: string) {
  // It says of each system table that it may not be analyzed.
  const sql = openDatabase(url)
  await sql`analyze`
  const [size] = await sql`
    select count(*) as tables, sum(greatest(reltuples, 0))::int as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  await sql.end()

  return `${title} ${size?.tables} tables, ${size?.rows} rows`
}

function print(pages: Measured) {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  console.table(
    Object.fromEntries(
      Object.entries(pages).map(([name, figures]) => [
        name,
        {
          script: kilobytes(figures.scriptBytes),
          style: kilobytes(figures.styleBytes),
          image: kilobytes(figures.imageBytes),
          HTML: kilobytes(figures.htmlBytes),
          LCP: `${(figures.lcp / 1000).toFixed(2)} s`,
          CLS: figures.cls.toFixed(3),
          TBT: `${Math.round(figures.tbt)} ms`,
        },
      ]),
    ),
  )
}
