import lighthouse from 'lighthouse'

/** Figures of Lighthouse's mobile preset for a page. */
export type LighthouseFigures = {
  /** Performance and accessibility, out of 100. */
  score: number
  accessibility: number
  /** Largest contentful paint in milliseconds. */
  lcp: number
  cls: number
  /** Transferred bytes: all, pictures and scripts. */
  bytes: number
  imageBytes: number
  scriptBytes: number
}

/**
 * Runs Lighthouse with its defaults: a mid-range phone on a slow line with an empty cache.
 * @param port of the browser's debugging interface. Lighthouse empties the cache but keeps the
 * cookies, which identify the checkout.
 */
export async function runLighthouse(url: string, port: number): Promise<LighthouseFigures> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
  })
  if (!result) throw new Error(`Lighthouse says nothing of ${new URL(url).pathname}.`)
  const { categories, audits, runtimeError } = result.lhr
  if (runtimeError) throw new Error(`${new URL(url).pathname}: ${runtimeError.message}`)
  const sizes = audits['resource-summary']?.details as unknown as { items: Size[] }
  const bytesOf = (kind: string) => sizes.items.find(({ resourceType }) => resourceType === kind)?.transferSize ?? 0

  return {
    score: Math.round((categories.performance?.score ?? 0) * 100),
    accessibility: Math.round((categories.accessibility?.score ?? 0) * 100),
    lcp: audits['largest-contentful-paint']?.numericValue ?? 0,
    cls: audits['cumulative-layout-shift']?.numericValue ?? 0,
    bytes: bytesOf('total'),
    imageBytes: bytesOf('image'),
    scriptBytes: bytesOf('script'),
  }
}

type Size = { resourceType: string; transferSize: number }
