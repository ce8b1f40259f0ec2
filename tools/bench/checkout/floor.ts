import { Browser } from '@jembatan/contract/conformance/browser'
import type { BenchContext } from './context'
import { readCpu } from './cpu'

/** Requests a second, and CPU milliseconds of Pasar's web process for each. */
export type Floor = { perSecond: number; cpu: number }

const AT_ONCE = 32
const LASTS_MS = 5_000

/**
 * Measures a request that does nothing. It calibrates the machine against that of the peers'
 * figures, and an order cannot cost less than its requests.
 */
export async function measureFloor({ pasar, workers }: BenchContext): Promise<Floor> {
  await answerFor(pasar.origin, LASTS_MS)
  const before = await readCpu(workers)
  const answered = await answerFor(pasar.origin, LASTS_MS)
  const after = await readCpu(workers)

  return { perSecond: answered / (LASTS_MS / 1000), cpu: ((after.web - before.web) / answered) * 1000 }
}

async function answerFor(origin: string, lasts: number) {
  const end = performance.now() + lasts
  let answered = 0
  const keepAsking = async () => {
    const browser = new Browser(origin)
    for (; performance.now() < end; answered++) await browser.ask('/api/health')
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepAsking))

  return answered
}
