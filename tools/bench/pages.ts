import { type BrowserContext, chromium } from 'playwright-core'
import { walkToReceipt } from '../dev/readme/walk-to-receipt'
import type { RunningSystems } from '../dev/start-systems'
import { ensureChromium } from '../dev/systems/chromium'
import { freePort } from '../dev/systems/ports'
import { step } from '../dev/terminal/progress.mjs'
import { inWorld } from './checkout/world'
import { bench } from './harness/bench'
import { aboutDatabase, median } from './harness/figures'
import { type LighthouseFigures, runLighthouse } from './run-lighthouse'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'id-ID' }
const RUNS = 3

/** `npm run bench:pages`: weight and speed of the main pages on Lighthouse's phone. */
export default bench({
  name: 'pages',
  options: {},
  measure: () =>
    inWorld(async ({ running }) => {
      const port = await freePort()
      const context = await chromium.launchPersistentContext('', {
        ...PHONE,
        executablePath: await ensureChromium(),
        args: ['--no-sandbox', `--remote-debugging-port=${port}`],
      })
      try {
        const pages = await measureAll(context, port, running)
        const { ramai, pasar } = running.environments

        return {
          about: [
            `Chromium ${context.browser()?.version()}, Lighthouse 12.2.3, mobile preset; medians of ${RUNS}, bytes as transferred`,
            await aboutDatabase('Ramai', ramai.RAMAI_DATABASE_URL),
            await aboutDatabase('Pasar', pasar.PASAR_DATABASE_URL),
          ],
          pages,
          print: () => print(pages),
        }
      } finally {
        await context.close()
      }
    }),
})

async function measureAll(context: BrowserContext, port: number, { environments }: RunningSystems) {
  const page = await context.newPage()
  const stops = await step('Walking from the feed to a receipt', () => walkToReceipt(page, environments))
  await page.close()
  const stage = `${environments.walkthrough.WALKTHROUGH_ORIGIN}/`

  const figures: Record<string, LighthouseFigures> = {}
  for (const [name, url] of Object.entries({ ...stops, stage }))
    figures[name] = await step(`Measuring ${name}`, async () => {
      const all: LighthouseFigures[] = []
      for (let run = 0; run < RUNS; run++) all.push(await runLighthouse(url, port))
      return medians(all)
    })

  return figures
}

function medians(runs: LighthouseFigures[]) {
  const names = Object.keys(runs[0] ?? {}) as (keyof LighthouseFigures)[]

  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))])) as LighthouseFigures
}

function print(pages: Record<string, LighthouseFigures>) {
  const inWords = (figure: string, value: number) => {
    if (figure.toLowerCase().endsWith('bytes')) return `${(value / 1000).toFixed(1)} kB`
    if (figure === 'cls') return value.toFixed(3)

    return figure === 'lcp' ? `${(value / 1000).toFixed(2)} s` : String(value)
  }
  const row = (figures: LighthouseFigures) =>
    Object.fromEntries(Object.entries(figures).map(([figure, value]) => [figure, inWords(figure, value)]))
  console.table(Object.fromEntries(Object.entries(pages).map(([name, figures]) => [name, row(figures)])))
}
