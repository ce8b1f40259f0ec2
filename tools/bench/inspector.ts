import { writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { openDatabase } from '../dev/postgres/open-database'
import { type RunningSystems, startSystems } from '../dev/start-systems'
import { ensureChromium } from '../dev/systems/chromium'
import { isolatedProfile } from '../dev/systems/profile'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { pourRows } from './inspector/pour-rows'
import { type Smoothness, scrollThrough } from './inspector/scroll-through'
import { type Seen, watchRows } from './inspector/watch-rows'

const ROWS = 10_000
const A_SECOND = 50
const DESK = { viewport: { width: 1440, height: 900 }, locale: 'id-ID' }

type Figures = { written: number; seen: number; p50: number; p95: number; max: number }

/**
 * `npm run bench:inspector [-- --seconds N --json FILE]`: the time from a row's commit until it is
 * visible in the inspector.
 */
export default async function benchInspector(args: string[]) {
  const seconds = Number(valueAfter(args, '--seconds') ?? 60)
  const stop = onStopSignal()
  const running = await startSystems(await isolatedProfile('bench'), stop.signal)
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    const figures = await measure(browser, running, seconds)
    const about = aboutThisRun(browser)
    for (const line of about) printLine(dim(`  ${line}`))
    print(figures)
    const file = valueAfter(args, '--json')
    if (file) await writeFile(file, `${JSON.stringify({ about, ...figures }, null, 2)}\n`)
  } finally {
    await browser.close()
    await running.stop()
  }
}

async function measure(browser: Browser, { environments }: RunningSystems, seconds: number) {
  const ramai = openDatabase(environments.ramai.RAMAI_DATABASE_URL)
  const pasar = openDatabase(environments.pasar.PASAR_DATABASE_URL)
  const page = await browser.newPage(DESK)
  try {
    await page.goto(`${environments.walkthrough.WALKTHROUGH_ORIGIN}/inspector`)
    await step(`Filling the audit logs with ${ROWS} rows`, async () => {
      await Promise.all([ramai, pasar].map((sql) => pourRows(sql, ROWS / 2)))
      await untilListed(page, ROWS)
    })
    const watched = await watchRows(page)
    const latencies = await step(`${A_SECOND} messages a second for ${seconds} s`, () =>
      writeEvents(ramai, watched, A_SECOND * seconds),
    )
    const still = await step('Scrolling through the rows', () => scrollThrough(page))
    const [busy] = await step('Scrolling while messages come', () =>
      Promise.all([scrollThrough(page), writeEvents(ramai, watched, A_SECOND * 8)]),
    )

    return { latencies, still, busy }
  } finally {
    await Promise.all([ramai.end(), pasar.end()])
  }
}

/**
 * Inserts one row after another and notes each commit. Keeps a fixed pace, which a slow row does
 * not delay.
 */
async function writeEvents(sql: ReturnType<typeof openDatabase>, watched: Seen, count: number): Promise<Figures> {
  const begun = Date.now()
  const committed = new Map<string, number>()
  for (let turn = 0; turn < count; turn++) {
    const mark = `b${begun.toString(36)}-${turn}`
    await pourRows(sql, 1, mark)
    committed.set(mark, Date.now())
    await pause(Math.max(0, begun + ((turn + 1) * 1000) / A_SECOND - Date.now()))
  }
  const seen = await watched.until(count)
  const took = [...committed].flatMap(([mark, at]) => {
    const shown = seen.get(mark)
    return shown === undefined ? [] : [Math.max(0, shown - at)]
  })
  took.sort((one, other) => one - other)
  const at = (part: number) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN)

  return { written: count, seen: took.length, p50: at(0.5), p95: at(0.95), max: at(1) }
}

const untilListed = (page: Page, rows: number) =>
  page.waitForFunction(
    (rows) => Number(/(\d[\d.]*) peristiwa/.exec(document.body.textContent ?? '')?.[1]?.replaceAll('.', '')) >= rows,
    rows,
    { timeout: 120_000 },
  )

function aboutThisRun(browser: Browser) {
  const load = loadavg()[0]?.toFixed(1)

  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, load ${load}`,
    `Node ${process.versions.node}, Chromium ${browser.version()}, ${DESK.viewport.width} × ${DESK.viewport.height}`,
    'visible: the frame after the row is in the inspector’s list; one machine, one clock',
  ]
}

function print({ latencies, still, busy }: { latencies: Figures; still: Smoothness; busy: Smoothness }) {
  console.table({ 'commit → visible, ms': latencies })
  console.table({ 'scrolling, at rest': still, 'scrolling, 50 a second': busy })
}

function valueAfter(args: string[], name: string) {
  return args.includes(name) ? args[args.indexOf(name) + 1] : undefined
}
