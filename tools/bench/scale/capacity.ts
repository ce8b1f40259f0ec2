import { pickItem, type Shop } from '../../../test-kit/shop'
import type { BenchContext } from '../checkout/context'
import { finishPaid } from '../checkout/finish'
import { type Phase, runPhase } from './phase'
import { type Saturation, watchSaturation } from './saturation'
import { buyInSale } from './visitor'

type Measure = { bench: BenchContext; origins: string[]; seconds: number }

export type Capacity = {
  capacity: { ordersPerSecond: number; saturation: Saturation }
  /** While so many come as the shop still serves. */
  atSevenTenths: Phase
}

/** Buyers at a time who find what a shop can do: each buys again at once. */
const AT_ONCE = 16

/** What of the capacity may come without a queue that grows. */
const SUSTAINED = 0.7

/**
 * Orders a second by buyers who buy again as soon as they are done (a closed loop finds the throughput, and hides how long one
 * waits), then pages and checkout while buyers come as they come.
 */
export async function measureCapacity({ bench, origins, seconds }: Measure): Promise<Capacity> {
  await buyFor({ bench, origins, seconds: seconds / 2 })
  const { result: orders, saturation } = await watchSaturation(bench, {
    origins,
    work: () => buyFor({ bench, origins, seconds }),
  })
  await finishPaid(bench)
  if (orders === 0) throw new Error(`Not one order was paid within ${seconds} s: the machine does something else.`)
  const ordersPerSecond = orders / seconds
  const perSecond = ordersPerSecond * SUSTAINED
  const atSevenTenths = await runPhase({ bench, origins, items: bench.items, perSecond, seconds })
  await finishPaid(bench)

  return { capacity: { ordersPerSecond, saturation }, atSevenTenths }
}

async function buyFor({ bench, origins, seconds }: Measure) {
  const end = performance.now() + seconds * 1000
  let [begun, paid] = [0, 0]
  const keepBuying = async () => {
    while (performance.now() < end) {
      const origin = origins[begun % origins.length] ?? bench.pasar.origin
      const shop: Shop = { ...bench, pasar: { ...bench.pasar, origin } }
      const item = pickItem(bench, begun++)
      const { outcome } = await buyInSale({ shop, known: bench, item, due: performance.now(), end })
      if (outcome === 'paid' && performance.now() <= end) paid++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepBuying))

  return paid
}
