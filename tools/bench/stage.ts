import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { beginLink } from '../dev/begin-link'
import { buildWhenChanged } from '../dev/build'
import { launchPart } from '../dev/process/launch'
import { waitUntilReady } from '../dev/process/wait-until-ready'
import { ensureChromiumPath } from '../dev/systems/chromium'
import { freePort } from '../dev/systems/ports'
import { pathsOf } from '../dev/systems/profile'
import type { Settings } from '../dev/systems/settings'
import { eachHost, walkthrough } from '../dev/systems/systems'
import { step } from '../dev/terminal/progress.mjs'
import { bench } from './harness/bench'
import { DESK, launchBrowser } from './harness/browser'
import { spread } from './harness/figures'
import { serveMovingPage } from './stage/moving-page'
import { readUsage } from './stage/read-usage'
import { watchPictures } from './stage/watch-pictures'

const OPENINGS = 5

/**
 * `npm run bench:stage [-- --seconds 10]`: the frame rate and delay of the stage, and its cost for
 * one presenter and for three. The walkthrough runs alone, in front of a page that moves all the
 * time. The delay is from a frame of that page to its picture on the stage.
 */
export default bench({
  name: 'stage',
  options: { seconds: 10 },
  measure: async ({ seconds }) => {
    const running = await startWalkthrough(await ensureChromiumPath())
    const browser = await launchBrowser()
    try {
      const opened = await step(`Opening the stage ${OPENINGS} times`, () => openStages(browser, running, OPENINGS))
      const presented: Record<string, Presented> = {}
      for (const presenters of [1, 3])
        presented[`presenters: ${presenters}`] = await step(
          `Presenting for ${seconds} s, presenters: ${presenters}`,
          () => present(browser, running, { presenters, seconds }),
        )
      const [first, ...later] = opened
      const firstPicture = { first, later: Math.max(...later) }

      return {
        'first picture after, ms': firstPicture,
        presented,
        print: () => {
          console.table({ 'first picture after, ms': firstPicture })
          console.table(presented)
        },
      }
    } finally {
      await browser.close()
      await running.stop()
    }
  },
})

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
  const delays = (await Promise.all(stages.map((stage) => stage.take()))).flat()
  await Promise.all(stages.map((stage) => stage.close()))

  return {
    'pictures a second': Math.round(delays.length / presenters / seconds),
    ...spread(delays),
    'CPU, %': Math.round(((after.cpuSeconds - before.cpuSeconds) / seconds) * 100),
    'server, MB': after.server,
    'browser, MB': after.browser,
  }
}

type Presented = Awaited<ReturnType<typeof present>>
