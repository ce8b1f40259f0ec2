import { join } from 'node:path'
import type { BrowserContext, CDPSession } from 'playwright-core'
import { root } from '../dev/systems/systems'

export type PageFigures = {
  scriptBytes: number
  styleBytes: number
  imageBytes: number
  htmlBytes: number
  lcp: number
  cls: number
  tbt: number
}

/** A mid-range phone on a slow line, fixed for comparison. */
export const THROTTLE = { cpu: 4, latency: 150, kilobitsDown: 1600, kilobitsUp: 750 }

/** How long a page is observed after it has loaded; late shifts and scripts count. */
const WATCHED = 3000

const buckets = { Script: 'scriptBytes', Stylesheet: 'styleBytes', Image: 'imageBytes', Document: 'htmlBytes' } as const

/** Loads a page once with an empty cache. Measures the transfer and the paint times. */
export async function measurePage(context: BrowserContext, url: string): Promise<PageFigures> {
  const page = await context.newPage()
  try {
    const cdp = await context.newCDPSession(page)
    await throttle(cdp)
    const bytes = await countBytes(cdp)
    await page.addInitScript({ path: join(root, 'tools', 'bench', 'watch-vitals.js') })
    await page.goto(url, { waitUntil: 'load', timeout: 90_000 })
    await page.waitForTimeout(WATCHED)
    const vitals = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals)
    if (vitals.lcp === 0) throw new Error(`${new URL(url).pathname} painted nothing that could be measured`)

    return { ...bytes, ...vitals }
  } finally {
    await page.close()
  }
}

async function throttle(cdp: CDPSession) {
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: THROTTLE.latency,
    downloadThroughput: (THROTTLE.kilobitsDown * 1000) / 8,
    uploadThroughput: (THROTTLE.kilobitsUp * 1000) / 8,
  })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE.cpu })
}

async function countBytes(cdp: CDPSession) {
  const bytes = { scriptBytes: 0, styleBytes: 0, imageBytes: 0, htmlBytes: 0 }
  const kinds = new Map<string, keyof typeof bytes>()
  cdp.on('Network.responseReceived', ({ requestId, type }) => {
    if (type in buckets) kinds.set(requestId, buckets[type as keyof typeof buckets])
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind) bytes[kind] += encodedDataLength
  })

  return bytes
}

type Vitals = Pick<PageFigures, 'lcp' | 'cls' | 'tbt'>
