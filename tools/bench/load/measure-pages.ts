import { anyAddress } from '@jembatan/buyer/person'
import { pickItem } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { BenchContext } from '../checkout/context'
import { readCpu } from '../checkout/cpu'
import { percentile } from '../checkout/round'
import { closeRoom, openRoom } from './room'

/**
 * Answers a second, milliseconds, and CPU milliseconds of the web process and its database for
 * each.
 */
type Answers = { perSecond: number; p95: number; cpu: number }

export type WaitingPages = {
  /** A newcomer, who gets a place. */
  arriving: Answers
  /** The page's own script, which polls its position. */
  asking: Answers
}

const AT_ONCE = 32
const LASTS_MS = 5_000

/** Measures the answers of a room that admits hardly any visitor. */
export async function measurePages({
  bench,
  origins,
}: {
  bench: BenchContext
  origins: string[]
}): Promise<WaitingPages> {
  const path = `/buy/${pickItem(bench).sku}:1`
  const newcomer = () => new Browser(origins[0] ?? bench.pasar.origin)
  const come = (browser: Browser) =>
    browser.ask(path, { headers: { accept: 'text/html', 'x-forwarded-for': anyAddress() } })
  const ask = (browser: Browser) => browser.ask(path, { headers: { accept: 'application/json' } })

  await openRoom(bench, { id: 'shop', mostActive: 1, mostAMinute: 1 })
  try {
    const arriving = await answersOf(bench, async () => come(newcomer()))
    const waiting = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const browser = newcomer()
        await come(browser)
        return browser
      }),
    )

    return { arriving, asking: await answersOf(bench, (index) => ask(waiting[index % AT_ONCE] ?? newcomer())) }
  } finally {
    await closeRoom(bench, 'shop')
  }
}

async function answersOf(bench: BenchContext, ask: (index: number) => Promise<{ status: number }>): Promise<Answers> {
  const spans: number[] = []
  const before = await readCpu(bench.workers)
  const end = performance.now() + LASTS_MS
  const keepAsking = async (_: unknown, index: number) => {
    while (performance.now() < end) {
      const since = performance.now()
      const { status } = await ask(index)
      if (status !== 200) throw new Error(`The waiting room answered ${status}.`)
      spans.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepAsking))
  const after = await readCpu(bench.workers)

  return {
    perSecond: spans.length / (LASTS_MS / 1000),
    p95: percentile(spans, 0.95),
    cpu: ((after.web - before.web + after.database - before.database) * 1000) / spans.length,
  }
}
