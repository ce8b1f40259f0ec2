import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'
import { beginLink } from '../dev/begin-link'
import { buildWhenChanged } from '../dev/build'
import { launchPart } from '../dev/process/launch'
import { waitUntilReady } from '../dev/process/wait-until-ready'
import { ensureChromiumPath } from '../dev/systems/chromium'
import { freePort } from '../dev/systems/ports'
import { pathsOf } from '../dev/systems/profile'
import type { Settings } from '../dev/systems/settings'
import { eachHost, walkthrough } from '../dev/systems/systems'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { serveMovingPage } from './stage/moving-page'
import { readUsage } from './stage/read-usage'
import { watchPictures } from './stage/watch-pictures'

const DESK = { viewport: { width: 1440, height: 900 }, locale: 'id-ID' }
const OPENINGS = 5

type Pictures = { 'a second': number; 'p50, ms': number; 'p95, ms': number; 'at most, ms': number }

/**
 * `npm run bench:stage [-- --seconds N --json FILE]`: the frame rate and delay of the stage, and
 * its cost for one presenter and for three. The walkthrough runs alone, in front of a page that
 * moves all the time.
 */
export default async function benchStage(args: string[]) {
  const { values } = readArguments(args, {
    name: 'npm run bench:stage',
    options: { seconds: 'value', json: 'value' },
  })
  const seconds = Number(values.seconds ?? 10)
  const executablePath = await ensureChromiumPath()
  const running = await startWalkthrough(executablePath)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const openings = await step(`Opening the stage ${OPENINGS} times`, () => openStages(browser, running, OPENINGS))
    const one = await step(`One presenter for ${seconds} s`, () =>
      present(browser, running, { presenters: 1, seconds }),
    )
    const three = await step(`Three presenters for ${seconds} s`, () =>
      present(browser, running, { presenters: 3, seconds }),
    )
    const [firstOpening, ...later] = openings
    const figures = { 'first picture after, ms': { first: firstOpening, later: Math.max(...later) }, one, three }
    const about = aboutThisRun(browser)
    for (const line of about) printLine(dim(`  ${line}`))
    console.table(figures['first picture after, ms'])
    console.table({
      'one presenter': { ...one.pictures, ...one.usage },
      'three presenters': { ...three.pictures, ...three.usage },
    })
    if (values.json) await writeFile(values.json, `${JSON.stringify({ about, ...figures }, null, 2)}\n`)
  } finally {
    await browser.close()
    await running.stop()
  }
}

type Running = Awaited<ReturnType<typeof startWalkthrough>>

/**
 * Starts the walkthrough alone: the moving page stands in for all three systems, and there is no
 * audit log to follow.
 */
async function startWalkthrough(executablePath: string) {
  const { distDir } = pathsOf('bench')
  await step(
    'Building the walkthrough',
    () => buildWhenChanged(walkthrough, { distDir }),
    (result) => (result === 'unchanged' ? result : undefined),
  )
  const page = await serveMovingPage()
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-bench-stage-'))
  const port = await freePort()
  const origin = `http://jembatan.localhost:${port}`
  const systems = ['ramai', 'pasar', 'kasir'].map((name) => ({
    [`WALKTHROUGH_${name.toUpperCase()}_ORIGIN`]: `http://${name}.localhost:${page.port}`,
    [`WALKTHROUGH_${name.toUpperCase()}_ADDRESS`]: `http://127.0.0.1:${page.port}`,
  }))
  const environment: Settings = Object.assign(
    {
      WALKTHROUGH_ORIGIN: origin,
      WALKTHROUGH_SESSION_KEY: 'a1'.repeat(32),
      WALKTHROUGH_CHROMIUM: executablePath,
      DEMO_MODE: '1',
    },
    ...systems,
  )
  const ports = await eachHost(() => port)
  const process = launchPart('web', walkthrough, { folder, mode: 'production', distDir, ports }, environment)
  await waitUntilReady({ title: walkthrough.title, address: `http://127.0.0.1:${port}`, within: 60_000 })

  return {
    origin,
    environment,
    pid: Number(await readFile(join(folder, 'walkthrough', 'web.pid'), 'utf8')),
    async stop() {
      await process.stop()
      page.close()
      await rm(folder, { recursive: true })
    },
  }
}

/**
 * Opens stages one after another, each for a new presenter. The browser already runs from the
 * second on.
 */
async function openStages(browser: Browser, running: Running, times: number) {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const stage = await openStage(browser, running)
    took.push(stage.firstPictureAfter)
    await stage.close()
  }

  return took
}

async function openStage(browser: Browser, { environment, origin }: Running) {
  const context = await browser.newContext(DESK)
  const page = await context.newPage()
  await page.goto(await beginLink(environment, '/token'))
  const pictures = await watchPictures(page, `${origin}/`)

  return { ...pictures, close: () => context.close() }
}

type Present = { presenters: number; seconds: number }

async function present(browser: Browser, running: Running, { presenters, seconds }: Present) {
  const stages = await Promise.all(Array.from({ length: presenters }, () => openStage(browser, running)))
  for (const stage of stages) await stage.take()
  const before = await readUsage(running.pid)
  await pause(seconds * 1000)
  const after = await readUsage(running.pid)
  const delays = (await Promise.all(stages.map((stage) => stage.take()))).flat().sort((one, other) => one - other)
  await Promise.all(stages.map((stage) => stage.close()))
  const at = (part: number) =>
    Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * part))] ?? Number.NaN)
  const pictures: Pictures = {
    'a second': Math.round(delays.length / presenters / seconds),
    'p50, ms': at(0.5),
    'p95, ms': at(0.95),
    'at most, ms': at(1),
  }

  const usage = {
    'CPU, %': Math.round(((after.cpuSeconds - before.cpuSeconds) / seconds) * 100),
    'server, MB': after.server,
    'browser, MB': after.browser,
  }

  return { pictures, usage }
}

function aboutThisRun(browser: Browser) {
  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, load ${loadavg()[0]?.toFixed(1)}`,
    `Node ${process.versions.node}, Chromium ${browser.version()}, ${DESK.viewport.width} × ${DESK.viewport.height}`,
    'delay: from the page’s own frame to its picture on the stage’s canvas; one machine, one clock',
    'CPU and memory: the walkthrough’s server and its browser, without the presenters’ own',
  ]
}
