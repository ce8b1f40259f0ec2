import lighthouse from 'lighthouse'

/** What Lighthouse's mobile preset says of a page. */
export type LighthouseFigures = {
  /** Performance and accessibility, of 100. */
  score: number
  accessibility: number
  /** Largest contentful paint in milliseconds. */
  lcp: number
  cls: number
  /** All that came over the wire, and the pictures and script of it, in bytes. */
  bytes: number
  imageBytes: number
  scriptBytes: number
}

/**
 * Looks at a page as Lighthouse does without settings: a middling phone on a slow line, with an empty cache.
 * @param port where the browser takes its orders. Lighthouse empties its cache; its cookies stay, which show whose checkout it is.
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
