import type { Page } from 'playwright-core'
import { STAMP } from './moving-page'

type MeasuredWindow = Window & { delays: number[]; firstPictureAt: number | undefined }

const PATIENCE = 20_000

/** Opens the stage, and notes the age of each new picture in the feed's screen. */
export async function watchPictures(page: Page, stage: string) {
  await page.addInitScript(note, STAMP)
  await page.goto(stage, { waitUntil: 'commit' })
  await page.waitForFunction(() => (window as unknown as MeasuredWindow).firstPictureAt, undefined, {
    timeout: PATIENCE,
  })

  return {
    /** Milliseconds from the page's request; the first one includes the browser's start. */
    firstPictureAfter: await page.evaluate(() => Math.round((window as unknown as MeasuredWindow).firstPictureAt ?? 0)),
    /** Returns the delays since the last call. */
    take: () => page.evaluate(() => (window as unknown as MeasuredWindow).delays.splice(0)),
  }
}

/** Runs in the page: before each frame of the stage it reads the time in the picture. */
async function note({ bits, width, height }: typeof STAMP) {
  const page = window as unknown as MeasuredWindow
  page.delays = []
  let last = 0
  for (;;) {
    await new Promise(requestAnimationFrame)
    const canvas = document.querySelector<HTMLCanvasElement>('[data-system="ramai"] canvas')
    const row = canvas?.getContext('2d')?.getImageData(0, height / 2, bits * width, 1).data
    if (!row) continue
    let stamp = 0
    for (let bit = 0; bit < bits; bit++) if ((row[(bit * width + width / 2) * 4] ?? 0) > 127) stamp += 2 ** bit
    const age = (Date.now() % 2 ** bits) - stamp
    // An empty canvas decodes to a very old time.
    if (stamp === last || age < 0 || age > 10_000) continue
    last = stamp
    page.delays.push(age)
    page.firstPictureAt ??= performance.now()
  }
}
