import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { startSystems } from '../start-systems'
import { ensureChromium } from '../systems/chromium'
import { isolatedProfile } from '../systems/profile'
import { root } from '../systems/systems'
import { step } from '../terminal/progress.mjs'
import { onStopSignal } from '../terminal/stop-signal'
import { type Stops, walkToReceipt } from './walk-to-receipt'

const folder = join(root, 'docs', 'pictures')
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'id-ID' }

/** `npm run screenshots`: takes the README's pictures from the running systems. */
export default async function takeScreenshots() {
  const stop = onStopSignal()
  const running = await startSystems(await isolatedProfile('bench'), stop.signal)
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    await mkdir(folder, { recursive: true })
    const page = await browser.newPage(PHONE)
    const stops = await walkToReceipt(page, running.environments)
    const pictures = await step('Photographing the three systems', () => photograph(page, stops))
    await step('Laying them side by side', () => layOut(browser, pictures))
  } finally {
    await browser.close()
    await running.stop()
  }
}

async function photograph(page: Page, { feed, checkout, payment }: Stops) {
  const pictures: Buffer[] = []
  for (const url of [feed, checkout, payment]) {
    await page.goto(url, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
    // Nothing indicates the end of a clip's or card's animation.
    await page.waitForTimeout(1500)
    pictures.push(await page.screenshot({ type: 'jpeg', quality: 92 }))
  }

  return pictures
}

/** Combines three phone screens into one picture for the README. */
async function layOut(browser: Browser, pictures: Buffer[]) {
  const page = await browser.newPage({ viewport: { width: 840, height: 560 }, deviceScaleFactor: 1 })
  const phones = pictures.map((picture) => `<img src="data:image/jpeg;base64,${picture.toString('base64')}">`)
  await page.setContent(`
    <style>
      body { margin: 0; height: 560px; display: flex; gap: 36px; align-items: center; justify-content: center; background: #f6f3ee }
      img { width: 232px; border-radius: 24px; border: 1px solid #e4ded4 }
    </style>${phones.join('')}`)
  const file = join(folder, 'flow.png')
  await page.screenshot({ path: file })
  const { length } = await readFile(file)
  if (length > 300_000) throw new Error(`docs/pictures/flow.png is ${Math.round(length / 1000)} kB; keep it under 300.`)
}
